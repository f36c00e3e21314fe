package io.gemba.ingestion.odoo;

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
import java.nio.file.Files;
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

/** The Odoo that {@code GEMBA_TEST_ODOO} names, in which tests make their own records as its administrator. */
final class RealOdoo {
    private static final String DATABASE = "plant";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI url;
    private final Map<String, String> keys;

    private RealOdoo(URI url, Map<String, String> keys) {
        this.url = url;
        this.keys = keys;
    }

    static RealOdoo running() {
        var url = System.getenv("GEMBA_TEST_ODOO");
        var keys = System.getenv("GEMBA_TEST_ODOO_KEYS");
        Assumptions.assumeTrue(url != null && keys != null, "GEMBA_TEST_ODOO names no Odoo");
        var read = JSON.readValue(
                Path.of(Objects.requireNonNull(keys)).toFile(), new TypeReference<Map<String, String>>() {});
        return new RealOdoo(URI.create(Objects.requireNonNull(url)), read);
    }

    URI url() {
        return url;
    }

    String key(String login) {
        return Objects.requireNonNull(keys.get(login), login);
    }

    /** One that acts by password, as only the older interface lets it. */
    static OdooSettings settings(URI url, @Nullable Protocol protocol) {
        return new OdooSettings(
                url, DATABASE, null, null, null, null, protocol, 4, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    /** Acts as one of the people. */
    OdooSession as(String login) {
        return new Odoo(settings(url, null)).as(new ApiKey(login, key(login)), List.of());
    }

    /** Gives somebody who only reads, in a group, and the password. */
    String makeBot(String login, @Nullable String group) {
        var password = "b" + Long.toHexString(System.nanoTime()) + "Pw";
        var groups =
                group == null ? List.of(group("base.group_user")) : List.of(group("base.group_user"), group(group));
        create(
                "res.users",
                Map.of(
                        "name",
                        "Bot of a test",
                        "login",
                        login,
                        "password",
                        password,
                        "company_id",
                        1,
                        "company_ids",
                        List.of(List.of(6, 0, List.of(1, 2))),
                        "group_ids",
                        List.of(List.of(6, 0, groups))));
        return password;
    }

    private long group(String name) {
        var parts = name.split("\\.");
        return call(
                        "ir.model.data",
                        "search_read",
                        Map.of(
                                "domain", List.of(List.of("module", "=", parts[0]), List.of("name", "=", parts[1])),
                                "fields", List.of("res_id")))
                .get(0)
                .required("res_id")
                .asLong();
    }

    long create(String model, Map<String, Object> values) {
        var made = call(model, "create", Map.of("vals_list", List.of(values)));
        return made.isArray() ? made.get(0).asLong() : made.asLong();
    }

    void write(String model, long id, Map<String, Object> values) {
        call(model, "write", Map.of("ids", List.of(id), "vals", values));
    }

    void unlink(String model, long id) {
        call(model, "unlink", Map.of("ids", List.of(id)));
    }

    /** Calls a method as the administrator, in both plants. */
    JsonNode call(String model, String method, Map<String, Object> arguments) {
        var body = new HashMap<>(arguments);
        body.put("context", Map.of("allowed_company_ids", List.of(1, 2), "tz", "UTC"));
        var request = HttpRequest.newBuilder(url.resolve("/json/2/%s/%s".formatted(model, method)))
                .header("Authorization", "bearer " + key("admin"))
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

    static Path keyFile(Path folder, String key) {
        try {
            return Files.writeString(Files.createTempFile(folder, "bot", "key"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
