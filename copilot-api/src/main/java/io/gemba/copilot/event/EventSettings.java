package io.gemba.copilot.event;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may tell Gemba that something has changed.
 *
 * @param odooSecretFiles the secrets under which Odoo signs, each {@code whsec_} and Base64; a second one while the
 *     first is being replaced
 */
@Validated
@ConfigurationProperties("gemba.events")
record EventSettings(@DefaultValue @Size(max = 2) List<@NotNull Path> odooSecretFiles) {}
