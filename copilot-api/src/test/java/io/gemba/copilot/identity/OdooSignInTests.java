package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.AddonOdoo;
import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningWithOdoo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in to the console in a real Odoo. */
@Tag("real-odoo")
class OdooSignInTests extends RunningWithOdoo {
    private static final String ME = "/api/v1/me";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final Browser browser = new Browser(HOME.url());
    private URI at = HOME.url();

    private Reply go(String address) {
        at = at.resolve(address);
        var reply = browser.get(at.toString());
        for (int i = 0; i < MOST_REDIRECTS && reply.status() / 100 == 3; i++) {
            at = at.resolve(reply.header("Location"));
            reply = browser.get(at.toString());
        }
        return reply;
    }

    private void signIn(String login) {
        ODOO.setPassword(login);
        var page = go("/oauth2/authorization/odoo");
        assertThat(at.getPath()).isEqualTo("/web/login");
        var csrf = CSRF.matcher(page.text());
        assertThat(csrf.find()).isTrue();
        var wanted = Pattern.compile("(?:^|&)redirect=([^&]*)").matcher(at.getRawQuery());
        assertThat(wanted.find()).isTrue();
        var form = Map.of(
                "login",
                login,
                "password",
                AddonOdoo.PASSWORD,
                "csrf_token",
                csrf.group(1),
                "redirect",
                java.net.URLDecoder.decode(wanted.group(1), StandardCharsets.UTF_8));
        var sent = browser.submit(at.toString(), form);
        assertThat(sent.status()).isEqualTo(303);
        go(sent.header("Location"));
    }

    @Test
    void offersEveryWayThatIsSet() {
        var page = new Browser(HOME.url()).open("/");

        assertThat(page.text())
                .contains("/oauth2/authorization/odoo", "/oauth2/authorization/gemba")
                .containsPattern("Odoo \\((localhost|127\\.0\\.0\\.1)\\)");
    }

    @Test
    void sendsPeopleToOdooWithCodeAndProof() {
        var sent = browser.get("/oauth2/authorization/odoo").header("Location");

        assertThat(sent)
                .startsWith(ODOO.url() + "/gemba/v1/authorize?")
                .contains(
                        "response_type=code",
                        "code_challenge_method=S256",
                        "state=",
                        "nonce=",
                        "redirect_uri="
                                + URLEncoder.encode(HOME.url() + "/login/oauth2/code/odoo", StandardCharsets.UTF_8)
                                        .replace("%3A", ":")
                                        .replace("%2F", "/"));
    }

    @Test
    void letsInWhoeverHasSignedInToOdooWithWhatTheyHoldThere() {
        signIn("planner");

        var me = browser.get(ME);

        assertThat(at.getPort()).isEqualTo(HOME.port());
        assertThat(me.at("/login")).isEqualTo("planner");
        assertThat(me.text()).contains("group:mrp.group_mrp_user");
        assertThat(browser.open("/").status()).isEqualTo(200);
    }

    @Test
    void keepsTheSessionWithWhatEveryoneMayReadWhileOdooIsAway() {
        signIn("quality");
        assertThat(browser.get(ME).at("/clearance")).isEqualTo("internal");
        GATE.shut(true);
        CLOCK.forward(Duration.ofSeconds(61));

        var me = browser.get(ME);

        assertThat(me.at("/login")).isEqualTo("quality");
        assertThat(me.at("/clearance")).isEqualTo("public");
    }

    @Test
    void tellsPeopleWhoSignedInWithoutOdooThatRecordsWouldSayMore() {
        var answer = with(HOME.token("engineer")).ask("Which purchase orders are late?");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Sign in with Odoo");
        assertThat(answer.json().at("/degraded").toString()).contains("records-elsewhere");
        assertThat(with(HOME.token("engineer"))
                        .ask("What torque do flange bolts get?")
                        .text())
                .doesNotContain("Sign in with Odoo");
    }

    @Test
    void takesPeopleWithoutALoginInOdooAsWell() {
        browser.signIn("planner", io.gemba.copilot.testing.TestHome.PASSWORD);

        assertThat(browser.get(ME).at("/login")).isEqualTo("planner");
        assertThat(browser.get(ME).text()).doesNotContain("group:mrp.group_mrp_user");
    }
}
