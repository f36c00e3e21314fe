package io.gemba.copilot.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestHome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostDatabaseTests extends RunningApi {
    private static final String QUESTION = "What is the torque for the flange bolts of the gearbox?";

    private final Browser browser = new Browser(HOME.url());

    @BeforeEach
    void loseTheDatabase() {
        browser.signIn("planner", TestHome.PASSWORD);
        as("planner").get("/api/v1/me");
        DATABASE.superuser().sql("ALTER ROLE gemba_api NOLOGIN").update();
        DATABASE.superuser()
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'gemba_api'")
                .query(Boolean.class)
                .list();
    }

    @AfterEach
    void findItAgain() {
        DATABASE.superuser().sql("ALTER ROLE gemba_api LOGIN").update();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(as("planner").get("/api/v1/me").status()).isEqualTo(200));
    }

    @Test
    void saysSoPromptlyWhicheverWayItIsAsked() {
        var begun = Instant.now();
        var whole = as("planner").ask(QUESTION);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        var stream = as("planner").post("/api/v1/questions", "text/event-stream", Map.of("text", QUESTION));
        var page = browser.get("/api/v1/me");

        assertThat(whole.status()).isEqualTo(503);
        assertThat(whole.at("/code")).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(whole.header("Retry-After")).isEqualTo("5");
        assertThat(whole.text()).doesNotContain("gemba_api", "jdbc", "Hikari", "Exception");
        assertThat(stream.text()).contains("DATABASE_UNAVAILABLE").doesNotContain("event:answer");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.at("/code")).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(page.at("/correlationId")).isNotEmpty();
    }

    @Test
    void servesWhatPagesLookLikeToThoseWhoAreSignedIn() {
        assertThat(browser.get("/assets/frame.css").status()).isEqualTo(200);
    }

    @Test
    void isAliveButNotReady() {
        assertThat(nobody().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(nobody().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(nobody().get("/actuator/health").status()).isEqualTo(503);
    }
}
