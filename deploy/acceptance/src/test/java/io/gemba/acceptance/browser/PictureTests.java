package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Takes the pictures that README shows. */
class PictureTests extends BrowserTest {
    private static final String QUESTION = "How many litres of oil go into a TGX 80 mounted in position M4?";

    @Test
    void anAnsweredQuestionWithItsPage() {
        visit.as("maint");
        var answer = visit.ask(QUESTION);

        var pane = visit.look(answer.locator("a.chip").first());

        assertThat(pane.locator("rect").first()).isInViewport();
        assertThat(answer.filter(new Locator.FilterOptions().setHasText("17.5 l")))
                .isVisible();
        visit.picture("console");
    }
}
