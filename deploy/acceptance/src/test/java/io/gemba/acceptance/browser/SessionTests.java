package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTests extends BrowserTest {
    private static final String QUESTION = "For how long does a unit have to sit before we may leak test it?";

    @Test
    void leadsThroughTheSignInAndBackWhenItEndsBetweenTwoPages() {
        var page = visit.as("planner").page();
        end();

        page.locator("nav.rail a").last().click();

        visit.signIn("planner");
        assertThat(page).hasURL(gemba.url() + "/documents");
    }

    @Test
    void keepsTheQuestionThatMetItsEnd() {
        var page = visit.as("planner").page();
        end();

        page.locator("#question").fill(QUESTION);
        page.keyboard().press("Enter");

        visit.signIn("planner");
        assertThat(page.locator("#question")).hasValue(QUESTION);
        visit.forgive("401");
    }

    @Test
    void reloadsThePageWhosePartsCannotBeFetchedAnyMore() {
        var page = visit.as("planner").page();
        var answer = visit.ask(QUESTION);
        var address = page.url();
        end();

        answer.locator("a.chip").first().click();

        visit.signIn("planner");
        assertThat(page).hasURL(address);
        assertThat(page.locator("article.turn")).containsText(QUESTION);
        visit.forgive("401");
    }

    @Test
    void sendsAFormThatComesTooLateToTheSignIn() {
        var page = visit.as("planner").page();
        end();

        page.locator(".avatar").click();
        page.locator("#account button").click();

        assertThat(page.getByLabel("Password")).isVisible();
    }

    private void end() {
        gemba.database().superuser().sql("DELETE FROM spring_session").update();
    }
}
