package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets the token that the panel would get, for scripts whose user is at hand to give a password. */
public final class PasswordSignIn {
    private static final String TWO_FACTORS = "This user has to prove more than a password, which only a browser can.";

    private final JsonMapper json = JsonMapper.builder().build();
    private final OdooSettings settings;
    private final HttpClient http;

    public PasswordSignIn(OdooSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * A token of the addon, good for minutes.
     *
     * @throws OdooFailure if Odoo does not take the password, has no addon, or is not there
     */
    public UserToken token(String login, String password) {
        var session = call(
                "/web/session/authenticate",
                Map.of("db", settings.database(), "login", login, "password", password));
        if (!session.path("uid").isNumber()) {
            throw new OdooFailure(Kind.UNAUTHENTICATED, TWO_FACTORS);
        }
        return new UserToken(
                call("/gemba/v1/panel/token", Map.of()).required("token").asString());
    }

    private JsonNode call(String path, Map<String, Object> params) {
        var body = Map.of("jsonrpc", "2.0", "method", "call", "id", 1, "params", params);
        var request = HttpRequest.newBuilder(settings.url().resolve(path))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("X-Odoo-Database", settings.database())
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        try {
            var reply = http.send(request, BodyHandlers.ofByteArray());
            if (reply.statusCode() == 404) {
                throw new OdooFailure(Kind.ABSENT, "The Gemba addon is not installed in this Odoo.");
            }
            var answer = json.readTree(reply.body());
            if (answer.has("error")) {
                throw Failures.of(reply.statusCode(), answer.path("error").path("data"));
            }
            return answer.path("result");
        } catch (JacksonException e) {
            throw new OdooFailure(Kind.UNREACHABLE, "What answers there is not Odoo.");
        } catch (IOException e) {
            throw new OdooFailure(Kind.UNREACHABLE, "Odoo cannot be reached.", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OdooFailure(Kind.UNREACHABLE, "The call was interrupted.", null, e);
        }
    }
}
