package io.gemba.odoo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * An Odoo. Without {@code gemba.odoo.url} there is none, and answers come from documents alone.
 *
 * @param url without a path, as the worker and the API reach it
 * @param database its name there
 * @param publicUrl where browsers reach it, if elsewhere
 * @param issuer of the tokens that the Gemba addon mints; by default what the addon makes of the address that browsers
 *     use
 * @param client how Gemba shows the addon that it is Gemba; without it only API keys work
 * @param bot who indexes, and reads without anybody asking
 * @param protocol how to talk to it with API keys; found out if not set
 * @param concurrency how many calls it is sent at a time: each holds one of its few processes
 * @param timeout after which a call is given up
 */
@Validated
@ConfigurationProperties("gemba.odoo")
public record OdooSettings(
        @NotNull URI url,
        @NotBlank String database,
        @Nullable URI publicUrl,
        @Nullable String issuer,
        @Nullable @Valid Client client,
        @Nullable @Valid Bot bot,
        @Nullable Protocol protocol,
        @DefaultValue("4") @Min(1) @Max(64) int concurrency,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration connectTimeout,

        @DefaultValue("8s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration timeout) {
    public OdooSettings {
        requireAddress("url", url);
        requireAddress("public-url", publicUrl);
    }

    private static void requireAddress(String name, @Nullable URI url) {
        if (url != null
                && (url.getHost() == null
                        || !url.getRawPath().isEmpty()
                        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme())))) {
            throw new IllegalArgumentException(
                    "gemba.odoo.%s is an address such as https://odoo.example, without a path".formatted(name));
        }
    }

    /** Where browsers reach it. */
    public URI browserUrl() {
        return publicUrl == null ? url : publicUrl;
    }

    /** Who signs the tokens that the addon mints: one issuer for each database. */
    public String tokenIssuer() {
        return issuer == null ? "%s/gemba/%s".formatted(browserUrl(), database) : issuer;
    }

    /**
     * Gemba as the addon knows it.
     *
     * @param id that the addon shows where Gemba is registered
     * @param keyFile the private key, a P-256 JWK, of which the addon has the public half
     */
    public record Client(@NotBlank String id, @NotNull Path keyFile) {}

    /**
     * The user of the indexing.
     *
     * @param keyFile holds the user's API key
     */
    public record Bot(@NotBlank String login, @NotNull Path keyFile) {}
}
