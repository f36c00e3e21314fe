package io.gemba.odoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Odoo that {@code GEMBA_TEST_ODOO} names, with the people that {@code deploy/lib/odoo people} makes. Tests that
 * want it are skipped without it; {@code deploy/test} brings one up, and does not let them be.
 */
final class RealOdoo {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final URI url;
    private final String database;
    private final Map<String, String> keys;

    private RealOdoo(URI url, String database, Map<String, String> keys) {
        this.url = url;
        this.database = database;
        this.keys = keys;
    }

    static RealOdoo running() {
        return named("GEMBA_TEST_ODOO", "plant");
    }

    /** A copy in which models of apps that are not free have stand-ins. */
    static RealOdoo withApps() {
        return named("GEMBA_TEST_ODOO_APPS", "plant_apps");
    }

    private static RealOdoo named(String variable, String database) {
        var url = System.getenv(variable);
        var keys = System.getenv("GEMBA_TEST_ODOO_KEYS");
        Assumptions.assumeTrue(url != null && keys != null, variable + " names no Odoo");
        try {
            var read = JsonMapper.builder()
                    .build()
                    .readValue(
                            Files.readString(Path.of(Objects.requireNonNull(keys))),
                            new TypeReference<Map<String, String>>() {});
            return new RealOdoo(URI.create(Objects.requireNonNull(url)), database, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OdooSettings settings(@Nullable Protocol protocol) {
        return new OdooSettings(url, database, null, null, null, null, protocol, 4, SOON, LONG);
    }

    ApiKey keyOf(String login) {
        return new ApiKey(login, Objects.requireNonNull(keys.get(login), login));
    }

    OdooSession as(String login, @Nullable Protocol protocol) {
        return new Odoo(settings(protocol)).as(keyOf(login), List.of());
    }
}
