package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneTests extends BrowserTest {

    @BeforeEach
    void takeThePhone() {
        instead(Chromium.phone(gemba));
    }

    @Test
    void fitsEveryPage() {
        visit.open("/");
        assertThat(visit.overhang()).isNotPositive();
        visit.signIn("quality");
        var document = gemba.document("plant-a/sops/SOP-033 Drehmomentschluessel pruefen.pdf");
        for (var path : new String[] {
            "/",
            "/search",
            "/search?q=Drehmoment",
            "/search?q=qqxzzyw",
            "/documents",
            "/documents?state=failed",
            "/documents/" + document,
            "/signed-out"
        }) {
            visit.open(path);
            assertThat(visit.overhang()).as(path).isNotPositive();
        }
    }

    @Test
    void showsTheEvidenceOverTheAnswerAndGivesItBack() {
        var page = visit.as("quality").page();
        var answer = visit.ask("Wie oft werden Drehmomentschlüssel geprüft?");
        assertThat(visit.overhang()).isNotPositive();

        var pane = visit.look(answer.locator("a.chip").first());
        assertThat(pane.boundingBox().width).isEqualTo(390);
        assertThat(visit.overhang()).isNotPositive();
        assertThat(pane.locator("rect").first()).isInViewport();
        visit.picture("phone");
        pane.locator(".close").click();

        assertThat(page.locator("#evidence")).isHidden();
    }

    @Test
    void opensTheThreadsOverTheConversation() {
        var page = visit.as("planner").page();
        var list = page.locator("#threads");
        assertThat(list).isHidden();

        page.locator(".threads-open").click();
        assertThat(list).isVisible();
        page.keyboard().press("Escape");

        assertThat(list).isHidden();
        assertThat(page.locator(".threads-open")).isFocused();
    }
}
