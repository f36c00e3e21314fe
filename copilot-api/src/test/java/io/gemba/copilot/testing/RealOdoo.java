package io.gemba.copilot.testing;

import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Odoo that {@code GEMBA_TEST_ODOO} names, with the people that {@code deploy/lib/odoo people} makes. Tests that
 * want it are skipped without it. What they need of records they make as its administrator.
 */
public final class RealOdoo {
    private static final String DATABASE = "plant";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI url;
    private final Map<String, String> keys;

    private RealOdoo(URI url, Map<String, String> keys) {
        this.url = url;
        this.keys = keys;
    }

    public static RealOdoo running() {
        var url = System.getenv("GEMBA_TEST_ODOO");
        var keys = System.getenv("GEMBA_TEST_ODOO_KEYS");
        Assumptions.assumeTrue(url != null && keys != null, "GEMBA_TEST_ODOO names no Odoo");
        try {
            var read = JSON.readValue(
                    Files.readString(Path.of(Objects.requireNonNull(keys))),
                    new TypeReference<Map<String, String>>() {});
            return new RealOdoo(URI.create(Objects.requireNonNull(url)), read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return odoo(url);
    }

    /** By another address. */
    public Odoo odoo(URI through) {
        return new Odoo(new OdooSettings(
                through, DATABASE, null, null, null, null, null, 4, Duration.ofSeconds(5), Duration.ofSeconds(30)));
    }

    /** Makes a record in a company and gives its id. */
    public long create(long company, String model, Map<String, Object> values) {
        var made = call(company, model, "create", Map.of("vals_list", List.of(values)));
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
        var body = new HashMap<>(arguments);
        var context = new HashMap<String, Object>(Map.of("allowed_company_ids", List.of(company), "tz", "UTC"));
        context.putAll(more);
        body.put("context", context);
        var request = HttpRequest.newBuilder(url.resolve("/json/2/%s/%s".formatted(model, method)))
                .header("Authorization", "bearer " + keys.get("admin"))
                .header("X-Odoo-Database", DATABASE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var reply = HTTP.send(request, BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new IllegalStateException("%s.%s: %d %s"
                        .formatted(
                                model,
                                method,
                                reply.statusCode(),
                                JSON.readTree(reply.body()).path("message")));
            }
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
