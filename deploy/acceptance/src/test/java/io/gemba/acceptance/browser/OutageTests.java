package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.running.Gemba;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console while the database is away, on an installation of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTests {
    private final Gemba gemba = Gemba.alone("");
    private final Visit visit = Chromium.desk(gemba);

    @BeforeAll
    void signIn() {
        visit.as("planner");
    }

    @AfterAll
    void close() {
        visit.close();
        gemba.close();
    }

    @Test
    void saysPlainlyThatTheDatabaseIsAwayAndGoesOnAfterwards() {
        var page = visit.page();
        assertThat(page.locator(".welcome")).containsText("no documents that you may read");

        gemba.link().cut();
        page.locator("#question").fill("Is anybody there?");
        page.keyboard().press("Enter");
        assertThat(page.locator(".live [role=alert]")).containsText("cannot reach its database");
        visit.open("/documents");
        assertThat(page.locator("h1")).hasText("The database is away");
        assertThat(page.locator("code")).hasText(Pattern.compile("[0-9a-f-]{36}"));
        assertThat(page.locator("nav.rail")).hasCSS("display", "flex");
        gemba.link().restore();

        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> visit.open("/documents")
                        .page()
                        .locator("h1")
                        .textContent()
                        .equals("Documents"));
        assertThat(page.locator("#documents")).containsText("No documents yet");
    }
}
