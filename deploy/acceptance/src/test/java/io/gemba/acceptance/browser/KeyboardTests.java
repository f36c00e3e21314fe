package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Everything can be done, and seen to be done, without a mouse. */
class KeyboardTests extends BrowserTest {
    private static final int MOST_TABS = 60;

    @Test
    void asksOpensACitationTurnsItsPageAndComesBack() {
        var page = visit.open("/").page();
        assertThat(page.locator("#username")).isFocused();
        page.keyboard().type("planner");
        page.keyboard().press("Tab");
        page.keyboard().type(gemba.password("planner"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#question")).isFocused();

        page.keyboard().type("What torque do the M12 cover screws on a TGX 63 get?");
        page.keyboard().press("Enter");
        page.locator("article.turn[data-outcome]").waitFor();
        tabTo(page, "Shift+Tab", ".answer a.chip");
        page.keyboard().press("Enter");
        page.locator("#evidence figure.drawn").waitFor();
        assertThat(page.locator("#evidence h2")).isFocused();
        tabTo(page, "Tab", "#evidence .close");
        page.keyboard().press("Enter");

        assertThat(page.locator("#evidence")).isHidden();
        assertThat(page.locator("a.chip:focus")).hasCount(1);
    }

    @Test
    void skipsToTheContentAndShowsWhereOneIs() {
        var page = visit.as("planner").open("/documents").page();

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        tabTo(page, "Tab", "table.cards a");

        var outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        assertThat(outline).isEqualTo("solid");
    }

    @Test
    void opensAndClosesTheAccount() {
        var page = visit.as("planner").open("/search").page();
        page.locator(".avatar").focus();

        page.keyboard().press("Enter");
        assertThat(page.locator("#account")).isVisible();
        page.keyboard().press("Escape");

        assertThat(page.locator("#account")).isHidden();
        assertThat(page.locator(".avatar")).isFocused();
    }

    private static void tabTo(Page page, String key, String target) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press(key);
            if ((Boolean) page.evaluate("target => document.activeElement.matches(target)", target)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + target);
    }
}
