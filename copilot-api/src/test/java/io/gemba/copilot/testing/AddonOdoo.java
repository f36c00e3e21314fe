package io.gemba.copilot.testing;

import io.gemba.copilot.identity.issuer.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Odoo that {@code GEMBA_TEST_ODOO} names, with the Gemba addon, in which this run of the tests registers a Gemba
 * of its own. Tests that want it are skipped without it; {@code deploy/test} brings one up, and does not let them be.
 */
public final class AddonOdoo {
    /** What everybody's password is once somebody has signed in with it. */
    public static final String PASSWORD = "correct-horse-battery-" + UUID.randomUUID();

    private static final String DATABASE = "plant";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI url;
    private final Map<String, String> keys;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path keyFile;
    private final String client;

    private AddonOdoo(URI url, Map<String, String> keys, URI gemba) {
        this.url = url;
        this.keys = keys;
        this.keyFile = write(SigningKey.generate());
        this.client = register(gemba);
    }

    /** The one that runs, with a Gemba that people reach at an address. */
    public static AddonOdoo knowing(URI gemba) {
        var url = System.getenv("GEMBA_TEST_ODOO");
        var keys = System.getenv("GEMBA_TEST_ODOO_KEYS");
        Assumptions.assumeTrue(url != null && keys != null, "GEMBA_TEST_ODOO names no Odoo");
        var read = JSON.readValue(
                Path.of(Objects.requireNonNull(keys)).toFile(), new TypeReference<Map<String, String>>() {});
        return new AddonOdoo(URI.create(Objects.requireNonNull(url)), read, gemba);
    }

    private static Path write(String content) {
        try {
            return Files.writeString(Files.createTempFile("gemba-client", ".json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String register(URI gemba) {
        forgetOthers();
        asAdmin("ir.config_parameter", "set_param", Map.of("key", "gemba.issuer", "value", url.toString()));
        var made = asAdmin(
                "gemba.client",
                "create",
                Map.of(
                        "vals_list",
                        List.of(Map.of(
                                "name",
                                "Tests",
                                "public_key",
                                SigningKey.read(keyFile).toPublicJWK().toJSONString(),
                                "redirect_uri",
                                gemba + "/login/oauth2/code/odoo"))));
        var id = made.isArray() ? made.get(0).asLong() : made.asLong();
        return asAdmin("gemba.client", "read", Map.of("ids", List.of(id), "fields", List.of("client_id")))
                .get(0)
                .required("client_id")
                .asString();
    }

    /** The panel's tokens are for the first Gemba that Odoo knows. */
    private void forgetOthers() {
        var known = asAdmin("gemba.client", "search_read", Map.of("domain", List.of(), "fields", List.of("name")));
        var ids = known.valueStream().map(it -> it.required("id").asLong()).toList();
        if (!ids.isEmpty()) {
            asAdmin("gemba.client", "write", Map.of("ids", ids, "vals", Map.of("active", false)));
        }
    }

    public URI url() {
        return url;
    }

    public String issuer() {
        return url + "/gemba/" + DATABASE;
    }

    public String key(String login) {
        return Objects.requireNonNull(keys.get(login), login);
    }

    /** The settings with which Gemba reaches it through an address. */
    public List<String> settings(URI through) {
        return List.of(
                "gemba.odoo.url=" + through,
                "gemba.odoo.database=" + DATABASE,
                "gemba.odoo.public-url=" + url,
                "gemba.odoo.client.id=" + client,
                "gemba.odoo.client.key-file=" + keyFile);
    }

    /** The number of a user. */
    public long user(String login) {
        return asAdmin(
                        "res.users",
                        "search_read",
                        Map.of(
                                "domain",
                                List.of(List.of("login", "=", login)),
                                "fields",
                                List.of("login"),
                                "context",
                                Map.of("active_test", false)))
                .get(0)
                .required("id")
                .asLong();
    }

    /** The companies of a user. */
    public List<JsonNode> companies(String login) {
        return as(
                        login,
                        "res.company",
                        "search_read",
                        Map.of("domain", List.of(), "fields", List.of("name"), "order", "id"))
                .valueStream()
                .toList();
    }

    /** Makes somebody whose rights a test may change, while others are at work as everybody else. */
    public String newcomer(String... groups) {
        var login = "newcomer-" + UUID.randomUUID();
        var held = Stream.concat(Stream.of("base.group_user"), Stream.of(groups))
                .map(this::numberOf)
                .toList();
        asAdmin(
                "res.users",
                "create",
                Map.of(
                        "vals_list",
                        List.of(Map.of(
                                "name",
                                "Somebody of a test",
                                "login",
                                login,
                                "group_ids",
                                List.of(List.of(6, 0, held))))));
        return login;
    }

    /** Puts a user into a group, or takes them out of it. */
    public void group(String login, String externalId, boolean isIn) {
        change(login, Map.of("group_ids", List.of(List.of(isIn ? 4 : 3, numberOf(externalId)))));
    }

    private long numberOf(String externalId) {
        var parts = externalId.split("\\.");
        return asAdmin(
                        "ir.model.data",
                        "search_read",
                        Map.of(
                                "domain",
                                List.of(List.of("module", "=", parts[0]), List.of("name", "=", parts[1])),
                                "fields",
                                List.of("res_id")))
                .get(0)
                .required("res_id")
                .asLong();
    }

    /** Changes a newcomer. */
    public void change(String login, Map<String, Object> values) {
        if (keys.containsKey(login)) {
            throw new IllegalArgumentException(login + " is also somebody in tests that run meanwhile");
        }
        write(login, values);
    }

    private void write(String login, Map<String, Object> values) {
        asAdmin("res.users", "write", Map.of("ids", List.of(user(login)), "vals", values));
    }

    /** Calls a method as the administrator. */
    public JsonNode asAdmin(String model, String method, Map<String, Object> arguments) {
        return as("admin", model, method, arguments);
    }

    private JsonNode as(String login, String model, String method, Map<String, Object> arguments) {
        var reply = send(
                http,
                HttpRequest.newBuilder(url.resolve("/json/2/%s/%s".formatted(model, method)))
                        .header("Authorization", "bearer " + key(login))
                        .header("X-Odoo-Database", DATABASE),
                arguments);
        if (reply.statusCode() != 200) {
            throw new IllegalStateException("%s.%s: %d %s"
                    .formatted(
                            model,
                            method,
                            reply.statusCode(),
                            JSON.readTree(reply.body()).path("message")));
        }
        return JSON.readTree(reply.body());
    }

    /** A token as the panel gets it for somebody who is signed in. */
    public String token(String login) {
        setPassword(login);
        var session = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var signedIn =
                rpc(session, "/web/session/authenticate", Map.of("db", DATABASE, "login", login, "password", PASSWORD));
        if (signedIn.path("uid").asLong(0) == 0) {
            throw new IllegalStateException(login + " cannot sign in");
        }
        return rpc(session, "/gemba/v1/panel/token", Map.of()).required("token").asString();
    }

    /** Gives somebody the password of the tests. */
    public void setPassword(String login) {
        write(login, Map.of("password", PASSWORD));
    }

    private JsonNode rpc(HttpClient session, String path, Map<String, Object> params) {
        var body = Map.<String, Object>of("jsonrpc", "2.0", "method", "call", "id", 1, "params", params);
        var reply = JSON.readTree(
                send(session, HttpRequest.newBuilder(url.resolve(path)), body).body());
        if (reply.has("error")) {
            throw new IllegalStateException(
                    path + ": " + reply.path("error").path("data").path("message"));
        }
        return reply.path("result");
    }

    /** Calls the addon with headers of whatever kind. */
    public HttpResponse<String> addon(String path, Map<String, String> headers, Map<String, Object> body) {
        var request = HttpRequest.newBuilder(url.resolve("/gemba/v1/" + path)).header("X-Odoo-Database", DATABASE);
        new HashMap<>(headers).forEach(request::header);
        return send(http, request, body);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request, Map<String, Object> body) {
        try {
            return client.send(
                    request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
