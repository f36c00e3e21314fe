package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SearchTests extends BrowserTest {

    @Test
    void groupsByDocumentMarksTheWordsAndOpensThePassage() {
        var page = visit.as("planner").page();
        page.locator("nav.rail a").nth(1).click();
        page.locator("#q").fill("torque of the cover screws");
        page.keyboard().press("Enter");

        var hit = page.locator(".hit").filter(new Locator.FilterOptions().setHasText("SOP-014"));
        assertThat(hit).hasCount(1);
        assertThat(hit.locator("mark").first())
                .hasText(Pattern.compile("torque|cover|screw", Pattern.CASE_INSENSITIVE));
        hit.locator("a.passage").first().click();

        assertThat(page.locator("figure.drawn rect").first()).isInViewport();
    }

    @Test
    void narrowsByKind() {
        var page = visit.as("planner").open("/search?q=bearing").page();
        assertThat(page.locator(".hit").first()).isVisible();

        page.locator(".facets a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Manual"))
                .click();

        assertThat(page.locator(".facets [aria-current]")).containsText("Manual");
        for (var hit : page.locator(".hit .facts").all()) {
            assertThat(hit).containsText("Manual");
        }
    }

    @Test
    void saysWhenThereIsNothing() {
        var page = visit.as("planner").open("/search?q=qqxzzyw").page();

        assertThat(page.locator("#results")).containsText("Nothing found");
    }

    @Test
    void saysWhenItIsTooMuchToSearchFor() {
        var page = visit.as("planner").open("/search?q=" + "x".repeat(501)).page();

        assertThat(page.locator("#results [role=alert]")).containsText("too long");
    }
}
