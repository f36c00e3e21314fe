package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.copilot.testing.TestClient;
import io.gemba.copilot.testing.TestHome;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Keys that people leave to act in Odoo without the addon. */
@Tag("real-odoo")
class OdooKeyTests extends RunningWithOdoo {
    private static final String KEY = "/api/v1/me/odoo-key";

    private static TestClient engineer() {
        return with(HOME.token("engineer"));
    }

    private static Reply put(String login, String key) {
        return TestClient.send(engineer()
                .request(KEY)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(Map.of("login", login, "key", key)))));
    }

    @Test
    void actsAsWhomeverTheKeyIsOfUntilItIsTakenBack() {
        assertThat(engineer().get("/api/v1/me").text()).doesNotContain("model:");

        var kept = put("planner", ODOO.key("planner"));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.at("/login")).isEqualTo("planner");
        assertThat(engineer().get(KEY).at("/login")).isEqualTo("planner");
        assertThat(engineer().post(KEY + "/test").at("/login")).isEqualTo("planner");
        assertThat(engineer().get("/api/v1/me").text())
                .contains("model:mrp.production", "\"login\":\"engineer\"")
                .doesNotContain("model:account.move");

        assertThat(engineer().delete(KEY).status()).isEqualTo(204);
        assertThat(engineer().get(KEY).at("/kept")).isEqualTo("false");
        assertThat(engineer().get("/api/v1/me").text()).doesNotContain("model:");
        assertThat(engineer().post(KEY + "/test").status()).isEqualTo(404);
    }

    @Test
    void isLeftAndTakenBackAtTheConsoleToo() {
        var browser = new Browser(HOME.url());
        browser.signIn("planner", TestHome.PASSWORD);
        var csrf = Browser.csrf(browser.get("/odoo-key"));
        assertThat(browser.get("/").text()).contains("/odoo-key");

        var refused = browser.submit("/odoo-key", Map.of("login", "planner", "key", "guessed", "_csrf", csrf));
        assertThat(refused.header("Location")).endsWith("/odoo-key?problem=refused");
        var kept = browser.submit("/odoo-key", Map.of("login", "planner", "key", ODOO.key("planner"), "_csrf", csrf));

        assertThat(kept.header("Location")).endsWith("/odoo-key");
        assertThat(browser.get("/odoo-key").text())
                .contains("A key of planner has been kept since")
                .doesNotContain(ODOO.key("planner"));
        browser.submit("/odoo-key/remove", Map.of("_csrf", csrf));
        assertThat(browser.get("/odoo-key").text()).doesNotContain("has been kept since");
        assertThat(browser.submit("/odoo-key", Map.of("login", "planner", "key", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void keepsNoKeyThatOdooDoesNotTake() {
        var refused = put("planner", "guessed");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("ODOO_KEY_NOT_TAKEN");
        assertThat(refused.text()).doesNotContain("guessed");
        assertThat(put("planner", "").status()).isEqualTo(400);
    }

    @Test
    void leavesNoKeyReadableInTheDatabaseAndNoneForSomebodyElse() {
        put("planner", ODOO.key("planner"));

        var secret = DATABASE.superuser()
                .sql("SELECT secret FROM odoo_key")
                .query(byte[].class)
                .single();
        assertThat(new String(secret, StandardCharsets.ISO_8859_1)).doesNotContain(ODOO.key("planner"));

        DATABASE.superuser()
                .sql("UPDATE odoo_key SET person_id = (SELECT max(id) FROM person WHERE login = 'planner'"
                        + " AND NOT EXISTS (SELECT FROM odoo_key k WHERE k.person_id = id))"
                        + " WHERE EXISTS (SELECT FROM person WHERE login = 'planner')")
                .update();
        assertThat(with(HOME.token("planner")).get("/api/v1/me").text()).doesNotContain("model:");
        DATABASE.superuser().sql("DELETE FROM odoo_key").update();
    }
}
