package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class SignInTests extends BrowserTest {

    @Test
    void showsWhoIsSignedInAndWhereAndLetsThemGo() {
        var page = visit.as("planner").page();

        assertThat(page.locator(".where")).containsText("Plant A Marrenfeld");
        assertThat(page.locator(".where")).containsText("plant-a");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account of Lena Vossberg"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("You are signed out");
        visit.open("/documents");
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void saysThatAPasswordIsWrongAndLetsOneTryAgain() {
        var page = visit.open("/").page();
        page.getByLabel("User name").fill("planner");
        page.getByLabel("Password").fill("not it");
        page.getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not match");
        visit.signIn("planner");
        assertThat(page.locator("#question")).isFocused();
    }

    @Test
    void suitsPasswordManagers() {
        var page = visit.open("/").page();

        assertThat(page.getByLabel("User name")).hasAttribute("autocomplete", "username");
        assertThat(page.getByLabel("Password")).hasAttribute("autocomplete", "current-password");
        assertThat(page.getByLabel("Password")).hasAttribute("type", "password");
    }

    @Test
    void leadsBackToThePageThatWasWanted() {
        visit.open("/documents?state=indexed").signIn("planner");

        assertThat(visit.page().getByRole(AriaRole.HEADING).first()).hasText("Documents");
        assertThat(visit.page().locator("#documents [aria-current]")).containsText("Indexed");
    }

    @Test
    void speaksTheLanguageOfTheDirectory() {
        var page = visit.as("plantb").page();

        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("nav.rail a").first()).hasText("Demander");
    }
}
