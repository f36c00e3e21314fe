package io.gemba.acceptance.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Odoo that tests are given: with the addon, the demo plant and its people. {@code deploy/test} brings it up.
 *
 * @param url as browsers name it
 * @param keys API keys by login, {@code admin} among them
 */
public record OdooServer(URI url, Map<String, String> keys) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path PROGRAM = Path.of("../lib/odoo");
    /** One that nobody else changes, where there is one. */
    private static final Optional<String> OWN = Optional.ofNullable(System.getenv("GEMBA_ACCEPTANCE_ODOO"));

    /** As {@code deploy/lib/odoo} is told it. */
    private static final String DATABASE = OWN.isPresent()
            ? "plant_acceptance"
            : Optional.ofNullable(System.getenv("GEMBA_ODOO_DATABASE")).orElse("plant");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final Set<String> WITH_PASSWORD = ConcurrentHashMap.newKeySet();

    /** The one that the environment names; without it the test is skipped, which fails {@code deploy/test}. */
    public static OdooServer given() {
        var url = OWN.orElse(System.getenv("GEMBA_TEST_ODOO"));
        var keys = System.getenv("GEMBA_TEST_ODOO_KEYS");
        if (url == null || keys == null) {
            throw new TestAbortedException("GEMBA_TEST_ODOO and GEMBA_TEST_ODOO_KEYS name no Odoo");
        }
        try {
            var keyOf = JSON.readTree(Files.readString(Path.of(keys)))
                    .propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asString()));
            return new OdooServer(URI.create(url), keyOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes an installation and Odoo known to each other.
     *
     * @return the settings that the installation has to have
     */
    String connect(Path home, int apiPort) {
        return connect(home, apiPort, url);
    }

    /** As {@link #connect(Path, int)}, with a bot that reads what hangs on records. Its key is put into this file. */
    String connectWithBot(Path home, int apiPort, Path key) {
        return connect(home, apiPort, url, key) + """
              odoo.bot: {login: gemba-bot, key-file: "%s"}
            """.formatted(key);
    }

    /** As {@link #connect(Path, int)}, by another address than browsers go to. */
    String connect(Path home, int apiPort, URI through) {
        return connect(home, apiPort, through, Path.of("/dev/null"));
    }

    private String connect(Path home, int apiPort, URI through, Path botKey) {
        try {
            var folder = Files.createDirectories(home.resolve("secrets").resolve("odoo"));
            var key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            var client = UUID.randomUUID().toString();
            var secret = "whsec_" + Base64.getEncoder().encodeToString(random(32));
            Files.writeString(folder.resolve("client.jwk"), key.toJSONString());
            Files.writeString(folder.resolve("events"), secret);
            forgetOthers();
            run(connection(client, key, apiPort, secret, botKey), "connect");
            return settings(folder, client, through);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> connection(String client, ECKey key, int apiPort, String secret, Path botKey) {
        var gemba = "http://localhost:" + apiPort;
        return Map.of(
                "url",
                url.toString(),
                "clientId",
                client,
                "publicKey",
                key.toPublicJWK().toJSONObject(),
                "redirectUri",
                gemba + "/login/oauth2/code/odoo",
                "panelUrl",
                gemba,
                "eventsUrl",
                gemba + "/api/v1/events/odoo",
                "eventsSecret",
                secret,
                "botKeyFile",
                botKey.toString());
    }

    private String settings(Path folder, String client, URI through) {
        return """
              odoo:
                url: "%s"
                public-url: "%s"
                database: %s
                client: {id: "%s", key-file: "%s"}
              panel: {origins: ["%s"]}
              events: {odoo-secret-files: ["%s"]}
            """.formatted(
                        through, url, DATABASE, client, folder.resolve("client.jwk"), url, folder.resolve("events"));
    }

    /** A token of the panel, as somebody gets it who is signed in to Odoo. */
    public String panelToken(String login) {
        return rpc(browser(login), "/gemba/v1/panel/token", Map.of())
                .path("token")
                .asString();
    }

    /** The password of somebody, whom it is given to the first time. */
    public String password(String login) {
        if (WITH_PASSWORD.add(login)) {
            var found = call(
                    "admin",
                    "res.users",
                    "search_read",
                    Map.of("domain", List.of(List.of("login", "=", login)), "fields", List.of("login")));
            change("res.users", ids(found), Map.of("password", PASSWORD));
        }
        return PASSWORD;
    }

    /** Odoo tells where the panel finds Gemba by the first that it knows. */
    private void forgetOthers() {
        var known =
                call("admin", "gemba.client", "search_read", Map.of("domain", List.of(), "fields", List.of("name")));
        change("gemba.client", ids(known), Map.of("active", false));
    }

    private void change(String model, List<Long> ids, Map<String, Object> values) {
        if (!ids.isEmpty()) {
            call("admin", model, "write", Map.of("ids", ids, "vals", values));
        }
    }

    private static List<Long> ids(JsonNode records) {
        return records.valueStream().map(it -> it.path("id").asLong()).toList();
    }

    /** The id of the record of this name, whoever may see it. */
    public long idOf(String model, String name) {
        var found = call(
                "admin",
                model,
                "search_read",
                Map.of(
                        "domain",
                        List.of(List.of("name", "=", name)),
                        "fields",
                        List.of("id"),
                        "context",
                        Map.of("allowed_company_ids", companies())));
        if (found.size() != 1) {
            throw new IllegalStateException("%d records of %s are called %s".formatted(found.size(), model, name));
        }
        return found.get(0).path("id").asLong();
    }

    /** The ids of all companies. */
    public List<Long> companies() {
        return ids(call("admin", "res.company", "search_read", Map.of("domain", List.of(), "fields", List.of("id"))));
    }

    /** Makes a record as the administrator and gives its id. */
    public long create(String model, Map<String, Object> values) {
        var made = call("admin", model, "create", Map.of("vals_list", List.of(values)));
        return made.isArray() ? made.get(0).asLong() : made.asLong();
    }

    /** Writes a message on a record. */
    public void post(String model, long id, String text) {
        call("admin", model, "message_post", Map.of("ids", List.of(id), "body", text));
    }

    /** Puts a record away. */
    public void archive(String model, long id) {
        change(model, List.of(id), Map.of("active", false));
    }

    /** Calls Odoo's own interface with the key of a person. */
    public JsonNode call(String login, String model, String method, Map<String, Object> arguments) {
        var request = request("/json/2/%s/%s".formatted(model, method), arguments)
                .header("Authorization", "bearer " + keys.get(login))
                .header("X-Odoo-Database", DATABASE)
                .build();
        return send(HttpClient.newHttpClient(), request);
    }

    /** A browser in which somebody is signed in to Odoo. */
    public HttpClient browser(String login) {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        rpc(browser, "/web/session/authenticate", Map.of("db", DATABASE, "login", login, "password", password(login)));
        return browser;
    }

    /** Asks Odoo as its own pages do, in a browser in which somebody is signed in. */
    public JsonNode rpc(HttpClient browser, String path, Map<String, ?> parameters) {
        var call = Map.of("jsonrpc", "2.0", "params", parameters);
        var reply = send(browser, request(path, call).build());
        if (reply.has("error")) {
            throw new IllegalStateException(path + ": " + reply.path("error").path("message"));
        }
        return reply.path("result");
    }

    private HttpRequest.Builder request(String path, Map<String, ?> body) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private static JsonNode send(HttpClient http, HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("%s: %d".formatted(request.uri(), response.statusCode()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Odoo", e);
        }
    }

    private void run(Object input, String verb) throws IOException {
        var given = Files.createTempFile("odoo", ".json");
        try {
            Files.write(given, JSON.writeValueAsBytes(input));
            var program = new ProcessBuilder(PROGRAM.toString(), verb)
                    .redirectInput(given.toFile())
                    .redirectErrorStream(true);
            program.environment()
                    .putAll(Map.of(
                            "GEMBA_ODOO_DATABASE", DATABASE, "GEMBA_ODOO_PORT", Integer.toString(url.getPort())));
            var process = program.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("deploy/lib/odoo %s: %s".formatted(verb, said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Odoo is told", e);
        } finally {
            Files.delete(given);
        }
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
