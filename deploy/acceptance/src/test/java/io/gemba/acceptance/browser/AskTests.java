package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AskTests extends BrowserTest {
    private static final String QUESTION = "What torque do the M12 cover screws on a TGX 63 get?";
    private static final String QUESTIONS = "**/api/v1/questions";
    private static final String WATCH = """
            window.seen = [];
            new MutationObserver(() => {
              for (const it of document.querySelectorAll('.live .status, .live .said p')) {
                const text = it.textContent.trim();
                if (text && !window.seen.includes(text)) window.seen.push(text);
              }
            }).observe(document.getElementById('turns'), { childList: true, subtree: true, characterData: true });
            """;

    @Test
    @SuppressWarnings("unchecked")
    void showsWhatIsBeingDoneAndTheStatementsAsTheyCome() {
        var page = visit.as("planner").page();
        page.evaluate(WATCH);

        var answer = visit.ask(QUESTION);

        var seen = (List<String>) page.evaluate("window.seen");
        assertThat(seen).contains("Searching your documents …", "Reading what was found …");
        assertThat(seen).anySatisfy(text -> assertThat(text).contains("92 Nm"));
        assertThat(answer).containsText("92 Nm");
        assertThat(answer).containsText("No language model was used");
        assertThat(page).hasURL(Pattern.compile(".*/conversations/[0-9a-f-]{36}"));
        assertThat(page.locator("#thread-list [aria-current]")).containsText(QUESTION);
    }

    @Test
    void marksTheStatementOfTheCitationThatIsPointedAt() {
        visit.as("planner");
        var answer = visit.ask("What is the first step when a bearing is heated for fitting?");
        var statement = answer.locator(".statement:has(a.chip)").first();
        var words = statement.locator("> span, > td").first();
        var before = colour(words);

        statement.locator("a.chip").first().focus();

        assertThat(colour(words)).isNotEqualTo(before);
    }

    @Test
    void showsAReopenedThreadAsItWas() {
        var page = visit.as("planner").page();
        var before = visit.ask(QUESTION).locator(".answer").innerText();

        page.reload();

        assertThat(page.locator("article.turn .answer"))
                .hasText(
                        before,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                .setUseInnerText(true));
        assertThat(page.locator("article.turn a.chip").first()).isVisible();
    }

    @Test
    void goesOnInTheSameThreadAndDeletesIt() {
        var page = visit.as("planner").page();
        visit.ask(QUESTION);
        visit.ask("And on a TGX 80?");
        assertThat(page.locator("article.turn")).hasCount(2);
        var address = page.url();

        var entry = page.locator("#thread-list li:has([aria-current])");
        entry.hover();
        entry.locator("button.delete").click();
        entry.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Delete").setExact(true))
                .click();

        assertThat(page).hasURL(gemba.url() + "/");
        page.navigate(address);
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("There is nothing here");
        visit.forgive("404");
    }

    @Test
    void beginsANewLineWithShiftAndSaysWhenAQuestionIsTooLong() {
        var page = visit.as("planner").page();
        var box = page.locator("#question");

        box.pressSequentially("one");
        box.press("Shift+Enter");
        box.pressSequentially("two");
        assertThat(box).hasValue("one\ntwo");
        box.fill("x".repeat(2001));
        box.press("Enter");

        assertThat(page.locator("#question-count")).containsText("at most 2,000 characters");
        assertThat(page.locator("article.turn")).hasCount(0);
    }

    @Test
    void stopsAnAnswerThatIsNotWantedAnyMore() {
        var page = visit.as("planner").page();
        page.route(QUESTIONS, route -> {});
        page.locator("#question").fill(QUESTION);
        page.keyboard().press("Enter");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop"))
                .click();
        assertThat(page.locator(".live .status")).hasText("Stopped.");
        page.unroute(QUESTIONS);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask again"))
                .click();

        assertThat(page.locator("article.turn[data-outcome]")).containsText("92 Nm");
        assertThat(page.locator("article.turn")).hasCount(1);
    }

    @Test
    void dropsWhatWasSaidWhenAnAnswerBeginsAnewAndSaysWhatWentWrong() {
        var page = visit.as("planner").page();
        page.route(
                QUESTIONS,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("""
                        event:delta
                        data:{"text":"This is void. [1]"}

                        event:restart
                        data:{}

                        event:delta
                        data:{"text":"This holds. [2]"}

                        event:problem
                        data:{"code":"DATABASE_UNAVAILABLE","detail":"x"}

                        """)));

        page.locator("#question").fill(QUESTION);
        page.keyboard().press("Enter");

        assertThat(page.locator(".live [role=alert]")).containsText("cannot reach its database");
        assertThat(page.locator(".live .said p")).hasText("This holds.2");
    }

    @Test
    void saysThatTheConnectionWasLost() {
        var page = visit.as("planner").page();
        page.route(QUESTIONS, Route::abort);

        page.locator("#question").fill(QUESTION);
        page.keyboard().press("Enter");

        assertThat(page.locator(".live [role=alert]")).containsText("The connection was lost");
        visit.forgive("ERR_FAILED");
    }

    @Test
    void takesFeedbackWithItsReason() {
        var page = visit.as("planner").page();
        var answer = visit.ask(QUESTION);

        answer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Something is wrong"))
                .click();
        answer.getByLabel("It is outdated").check();
        answer.getByLabel("Comment").fill("<b>Revision E is out</b>");
        answer.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Send").setExact(true))
                .click();

        assertThat(answer.locator(".thanks")).hasText("Thank you, noted.");
        var kept = gemba.database()
                .superuser()
                .sql("SELECT verdict || ' ' || reason || ' ' || comment FROM feedback ORDER BY given_at DESC LIMIT 1")
                .query(String.class)
                .single();
        assertThat(kept).isEqualTo("down outdated <b>Revision E is out</b>");
        assertThat(page.locator("[popover]:popover-open")).hasCount(0);
    }

    @Test
    void suggestsQuestionsThatCanBeAnswered() {
        for (var login : List.of("planner", "maint", "buyer")) {
            var page = instead(Chromium.desk(gemba)).as(login).page();
            var suggestion = page.locator(".suggestion").first();
            var question = suggestion.innerText();

            suggestion.click();

            assertThat(page.locator("article.turn[data-outcome=grounded]")).containsText(question);
        }
    }

    private static String colour(Locator words) {
        return (String) words.evaluate("it => getComputedStyle(it).backgroundColor");
    }
}
