package io.gemba.copilot.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Odoo's page calls the API from Odoo's address. */
class PanelOriginTests extends RunningApi {
    private static final String ODOO = "https://odoo.example:8443";
    private static final String ALLOWED = "access-control-allow-origin";

    @Test
    void tellsABrowserBeforehandWhatOdoosPageMaySend() {
        var reply = beforehand(ODOO, "/api/v1/questions", "POST", "authorization,content-type");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header(ALLOWED)).isEqualTo(ODOO);
        assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("authorization, content-type");
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(reply.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(reply.headers().allValues("Vary")).contains("Origin");
        assertThat(reply.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://odoo.example",
                "http://odoo.example:8443",
                "https://evil.example",
                "https://odoo.example:8443.evil.example",
                "null"
            })
    void saysNothingToAnyOtherOrigin(String origin) {
        var before = beforehand(origin, "/api/v1/questions", "POST", "authorization,content-type");
        var reply = TestClient.send(as("planner").request("/api/v1/me").header("Origin", origin));

        assertThat(before.headers().map()).doesNotContainKeys(ALLOWED, "access-control-allow-headers");
        assertThat(reply.headers().map()).doesNotContainKey(ALLOWED);
    }

    @Test
    void takesNoOtherHeadersAndMethods() {
        assertThat(beforehand(ODOO, "/api/v1/me", "GET", "x-csrf-token").status())
                .isEqualTo(403);
        assertThat(beforehand(ODOO, "/api/v1/me", "PUT", "authorization").status())
                .isEqualTo(403);
    }

    @Test
    void letsNoPageOfTheConsoleBeRead() {
        var page = TestClient.send(nobody().request("/documents").header("Origin", ODOO));

        assertThat(page.headers().firstValue(ALLOWED)).isEmpty();
    }

    @Test
    void letsOdoosPageReadAnswersAndProblems() {
        var question =
                JsonMapper.shared().writeValueAsString(Map.of("text", "What is the torque of the flange bolts?"));
        var answer = TestClient.send(as("planner")
                .request("/api/v1/questions")
                .header("Origin", ODOO)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(question)));
        var problem = TestClient.send(nobody().request("/api/v1/me").header("Origin", ODOO));

        assertThat(answer.text()).contains("event:answer");
        assertThat(answer.header(ALLOWED)).isEqualTo(ODOO);
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.header(ALLOWED)).isEqualTo(ODOO);
        assertThat(problem.at("/code")).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void asksForATokenWhereverOneComesFrom() {
        var reply = TestClient.send(nobody().request("/api/v1/conversations").header("Origin", ODOO));

        assertThat(reply.status()).isEqualTo(401);
    }

    private static Reply beforehand(String origin, String path, String method, String headers) {
        return TestClient.send(nobody().request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
