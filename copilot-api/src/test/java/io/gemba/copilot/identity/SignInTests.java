package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestClient;
import io.gemba.copilot.testing.TestHome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTests extends RunningApi {
    private static final String ME = "/api/v1/me";

    private final Browser browser = new Browser(HOME.url());

    @Test
    void letsABrowserInWithCodeAndProof() {
        var sent = browser.get("/oauth2/authorization/gemba").header("Location");
        assertThat(sent).contains("response_type=code", "code_challenge_method=S256", "state=", "nonce=");

        browser.signIn("planner", TestHome.PASSWORD);

        assertThat(browser.get(ME).text()).contains("\"login\":\"planner\"");
    }

    @Test
    void keepsTheSessionInACookieThatScriptsCannotRead() {
        browser.signIn("planner", TestHome.PASSWORD);
        var set = new Browser(HOME.url())
                .get("/oauth2/authorization/gemba")
                .headers()
                .allValues("Set-Cookie");

        assertThat(set).singleElement().asString().contains("GEMBA_SESSION=", "HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(browser.cookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
    }

    @Test
    void opensPagesUnderTheNameThatSigningInComesBackTo() {
        var other = URI.create(HOME.url().toString().replace("127.0.0.1", "localhost"));
        var page = HttpRequest.newBuilder(other.resolve("/documents?q=a")).header("Accept", "text/html");

        var sent = TestClient.send(page);

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).isEqualTo(HOME.url() + "/documents?q=a");
        assertThat(TestClient.send(HttpRequest.newBuilder(other.resolve(ME))).status())
                .isEqualTo(401);
    }

    @Test
    void givesASessionANewNameWhenItIsSignedIn() {
        browser.open("/oauth2/authorization/gemba");
        var before = browser.cookies().getFirst().getValue();

        browser.signIn("planner", TestHome.PASSWORD);

        assertThat(browser.cookies().getFirst().getValue()).isNotEqualTo(before);
    }

    @Test
    void refusesAPasswordThatIsWrong() {
        var page = browser.open("/oauth2/authorization/gemba");
        var refused = browser.submit(
                "/login", Map.of("username", "planner", "password", "wrong", "_csrf", Browser.csrf(page)));

        assertThat(refused.header("Location")).endsWith("/login?failed");
        assertThat(browser.get(ME).status()).isEqualTo(401);
    }

    @Test
    void refusesToSignInWithoutTheTokenAgainstForgedRequests() {
        browser.open("/oauth2/authorization/gemba");

        var refused = browser.submit("/login", Map.of("username", "planner", "password", TestHome.PASSWORD));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(browser.get(ME).status()).isEqualTo(401);
    }

    @Test
    void asksSessionsButNotTokensForProtectionAgainstForgedRequests() {
        browser.signIn("planner", TestHome.PASSWORD);
        var forged = browser.send(browser.request("/api/v1/questions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"hello\"}")));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.at("/code")).isEqualTo("FORBIDDEN");
        assertThat(as("planner").ask("hello").status()).isEqualTo(200);
    }

    @Test
    void takesASessionForNobodyWhomTheDirectoryDoesNotKnow() {
        browser.signIn("stranger", TestHome.PASSWORD);

        var me = browser.get(ME);

        assertThat(me.status()).isEqualTo(403);
        assertThat(me.at("/code")).isEqualTo("NOT_REGISTERED");
    }

    @Test
    void leavesNothingReadableInTheDatabase() {
        browser.signIn("planner", TestHome.PASSWORD);

        var kept = DATABASE.superuser()
                .sql("SELECT count(*) FROM spring_session_attributes WHERE position('refresh' in"
                        + " encode(attribute_bytes, 'escape')) > 0 OR position('planner' in"
                        + " encode(attribute_bytes, 'escape')) > 0 OR position('java.' in encode(attribute_bytes,"
                        + " 'escape')) > 0")
                .query(Integer.class)
                .single();

        assertThat(kept).isZero();
    }

    @Test
    void takesASessionThatCannotBeReadForOneThatHasEnded() {
        browser.signIn("buyer", TestHome.PASSWORD);
        DATABASE.superuser()
                .sql("UPDATE spring_session_attributes SET attribute_bytes ="
                        + " '\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'::bytea")
                .update();

        assertThat(browser.get(ME).status()).isEqualTo(401);

        browser.signIn("buyer", TestHome.PASSWORD);
        assertThat(browser.get(ME).text()).contains("\"login\":\"buyer\"");
    }

    @Test
    void forgetsWhoeverSignsOut() {
        browser.signIn("planner", TestHome.PASSWORD);
        var csrf = Browser.csrf(browser.get("/login"));
        browser.submit("/logout", Map.of("_csrf", csrf));

        assertThat(browser.get(ME).status()).isEqualTo(401);
        assertThat(browser.get("/oauth2/authorization/gemba").status()).isEqualTo(302);
        assertThat(browser.open("/oauth2/authorization/gemba").text()).contains("_csrf");
    }

    @Test
    void makesNoSessionForAToken() {
        assertThat(as("planner").get(ME).headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void holdsBackWhoeverTriesPasswordsOneAfterTheOther() {
        var page = browser.open("/oauth2/authorization/gemba");
        for (int i = 0; i < 10; i++) {
            browser.submit(
                    "/login", Map.of("username", "buyer2", "password", "guess" + i, "_csrf", Browser.csrf(page)));
        }

        var held = browser.submit(
                "/login", Map.of("username", "buyer2", "password", TestHome.PASSWORD, "_csrf", Browser.csrf(page)));
        var other = browser.submit(
                "/login", Map.of("username", "someone else", "password", "guess", "_csrf", Browser.csrf(page)));

        assertThat(held.header("Location")).endsWith("/login?failed&throttled");
        assertThat(other.header("Location")).endsWith("/login?failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/v1/me", "/oauth2/jwks", "/nowhere"})
    void sendsTheSameProtectiveHeadersEverywhere(String path) {
        var reply = browser.get(path);

        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Permissions-Policy")).contains("camera=()");
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @Test
    void renewsATokenThatHasExpired() {
        browser.signIn("planner", TestHome.PASSWORD);

        await().pollInterval(Duration.ofSeconds(1))
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(browser.get(ME).text()).contains("\"login\":\"planner\""));
    }
}
