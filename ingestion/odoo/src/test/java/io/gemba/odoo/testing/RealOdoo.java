package io.gemba.odoo.testing;

import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.OdooSettings;
import io.gemba.odoo.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Odoo that {@code GEMBA_TEST_ODOO} names, with the people that {@code deploy/lib/odoo people} makes. Tests that
 * want it are skipped without it; {@code deploy/test} brings one up, and does not let them be. What they need of
 * records they make as its administrator.
 */
public final class RealOdoo {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String PLANT = "plant";
    private static final List<Long> BOTH_PLANTS = List.of(1L, 2L);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI url;
    private final String database;
    private final Map<String, String> keys;

    private RealOdoo(URI url, String database, Map<String, String> keys) {
        this.url = url;
        this.database = database;
        this.keys = Map.copyOf(keys);
    }

    public static RealOdoo running() {
        return named("GEMBA_TEST_ODOO", PLANT);
    }

    /** A copy in which models of apps that are not free have stand-ins. */
    public static RealOdoo withApps() {
        return named("GEMBA_TEST_ODOO_APPS", "plant_apps");
    }

    private static RealOdoo named(String variable, String database) {
        var url = System.getenv(variable);
        var keys = System.getenv("GEMBA_TEST_ODOO_KEYS");
        Assumptions.assumeTrue(url != null && keys != null, variable + " names no Odoo");
        var read = JSON.readValue(
                Path.of(Objects.requireNonNull(keys)).toFile(), new TypeReference<Map<String, String>>() {});
        return new RealOdoo(URI.create(Objects.requireNonNull(url)), database, read);
    }

    public URI url() {
        return url;
    }

    public Map<String, String> keys() {
        return keys;
    }

    public ApiKey keyOf(String login) {
        return new ApiKey(login, Objects.requireNonNull(keys.get(login), login));
    }

    public Odoo odoo() {
        return new Odoo(settings(null));
    }

    /** By another way to it. */
    public Odoo odoo(URI way) {
        return new Odoo(settings(way, null));
    }

    public OdooSettings settings(@Nullable Protocol protocol) {
        return settings(url, database, protocol);
    }

    /** The same, by another way to it. */
    public static OdooSettings settings(URI way, @Nullable Protocol protocol) {
        return settings(way, PLANT, protocol);
    }

    private static OdooSettings settings(URI url, String database, @Nullable Protocol protocol) {
        return new OdooSettings(url, database, null, null, null, null, protocol, 4, SOON, LONG);
    }

    /** Acts as one of the people. */
    public OdooSession as(String login) {
        return as(login, null);
    }

    public OdooSession as(String login, @Nullable Protocol protocol) {
        return new Odoo(settings(protocol)).as(keyOf(login), List.of());
    }

    /** Makes a record in a company and gives its id. */
    public long create(long company, String model, Map<String, Object> values) {
        return id(call(company, model, "create", Map.of("vals_list", List.of(values))));
    }

    /** Makes a record in whichever plant its values name. */
    public long create(String model, Map<String, Object> values) {
        return id(call(model, "create", Map.of("vals_list", List.of(values))));
    }

    private static long id(JsonNode made) {
        return made.isArray() ? made.get(0).asLong() : made.asLong();
    }

    /** Calls a method of a record. */
    public void act(long company, String model, String method, long id) {
        call(company, model, method, Map.of("ids", List.of(id)));
    }

    /** Changes a record. */
    public void write(long company, String model, long id, Map<String, Object> values) {
        call(company, model, "write", Map.of("ids", List.of(id), "vals", values));
    }

    public void write(String model, long id, Map<String, Object> values) {
        call(model, "write", Map.of("ids", List.of(id), "vals", values));
    }

    public void unlink(String model, long id) {
        call(model, "unlink", Map.of("ids", List.of(id)));
    }

    /** Calls a method as the administrator, in both plants. */
    public JsonNode call(String model, String method, Map<String, Object> arguments) {
        return call(BOTH_PLANTS, model, method, arguments, Map.of());
    }

    /** Calls a method as the administrator. */
    public JsonNode call(long company, String model, String method, Map<String, Object> arguments) {
        return call(company, model, method, arguments, Map.of());
    }

    /**
     * Calls a method as the administrator.
     *
     * @param more of the context, which says how Odoo is to go about it
     */
    public JsonNode call(
            long company, String model, String method, Map<String, Object> arguments, Map<String, Object> more) {
        return call(List.of(company), model, method, arguments, more);
    }

    private JsonNode call(
            List<Long> companies,
            String model,
            String method,
            Map<String, Object> arguments,
            Map<String, Object> more) {
        var context = new HashMap<String, Object>(Map.of("allowed_company_ids", companies, "tz", "UTC"));
        context.putAll(more);
        var body = new HashMap<>(arguments);
        body.put("context", context);
        var request = HttpRequest.newBuilder(url.resolve("/json/2/%s/%s".formatted(model, method)))
                .header("Authorization", "bearer " + keys.get("admin"))
                .header("X-Odoo-Database", database)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var reply = HTTP.send(request, BodyHandlers.ofString());
            var said = JSON.readTree(reply.body());
            if (reply.statusCode() != 200) {
                throw new IllegalStateException(
                        "%s.%s: %d %s".formatted(model, method, reply.statusCode(), said.path("message")));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
