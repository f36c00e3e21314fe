package io.gemba.odoo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An Odoo.
 *
 * @param url without a path, as the worker and the API reach it
 * @param database its name there
 * @param protocol how to talk to it; found out if not set
 * @param concurrency how many calls it is sent at a time: each holds one of its few processes
 * @param timeout after which a call is given up
 */
public record OdooSettings(
        @NotNull URI url,
        @NotBlank String database,
        @Nullable Protocol protocol,
        @DefaultValue("4") @Min(1) @Max(64) int concurrency,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("8s") Duration timeout) {}
