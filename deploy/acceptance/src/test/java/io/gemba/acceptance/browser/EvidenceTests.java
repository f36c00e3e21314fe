package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EvidenceTests extends BrowserTest {
    private static final String QUESTION = "What torque do the M12 cover screws on a TGX 63 get?";
    private static final double NEARLY = 0.01;

    @Test
    void showsThePageWithThePassageHighlightedWhereItStands() {
        visit.as("planner");
        var chip = visit.ask(QUESTION).locator("a.chip").last();
        var citation = gemba.as("planner")
                .get("/api/v1/citations/" + chip.getAttribute("data-citation"))
                .json();

        var pane = visit.look(chip);

        assertThat(pane.getByRole(AriaRole.HEADING))
                .hasText(citation.at("/title").asString());
        assertThat(pane.locator("blockquote")).containsText("92 Nm");
        assertThat(pane).containsText("Page " + citation.at("/page").asInt());
        var image = pane.locator("img").boundingBox();
        var marks = pane.locator("rect").all();
        var boxes = citation.at("/boxes");
        assertThat(marks).hasSize(boxes.size()).isNotEmpty();
        for (int i = 0; i < marks.size(); i++) {
            var mark = onPage(image, marks.get(i));
            assertThat(mark.x).isCloseTo(boxes.get(i).get(0).asDouble(), within(NEARLY));
            assertThat(mark.y).isCloseTo(boxes.get(i).get(1).asDouble(), within(NEARLY));
            assertThat(mark.x + mark.width)
                    .isCloseTo(boxes.get(i).get(2).asDouble(), within(NEARLY))
                    .isLessThanOrEqualTo(1);
            assertThat(mark.y + mark.height)
                    .isCloseTo(boxes.get(i).get(3).asDouble(), within(NEARLY))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(pane.locator("rect").first()).isInViewport();
    }

    @Test
    void turnsThePagesAndClosesAgain() {
        visit.as("planner");
        var chip = visit.ask(QUESTION).locator("a.chip").last();
        var pane = visit.look(chip);
        var source = pane.locator("img").getAttribute("src");

        pane.locator("[data-turn=previous]").click();
        assertThat(pane.locator("img")).not().hasAttribute("src", source);
        assertThat(pane.locator("[data-turn=previous]")).isFocused();
        assertThat(pane.locator("rect")).hasCount(0);
        visit.page().keyboard().press("Escape");

        assertThat(pane).isHidden();
        assertThat(chip).isFocused();
    }

    @Test
    void opensTheSamePassageWithoutScripts() {
        visit.as("planner");
        var chip = visit.ask(QUESTION).locator("a.chip").last();

        visit.open(chip.getAttribute("href"));

        assertThat(visit.page().locator("blockquote")).containsText("92 Nm");
        assertThat(visit.page().locator("figure.drawn rect").first()).isInViewport();
    }

    @Test
    void treatsACitationThatMayNotBeReadAnyMoreAsNotThere() {
        var word = "Zwirbelkupplung" + UUID.randomUUID().toString().substring(0, 8);
        var planner = gemba.as("planner");
        var text = "# Notes on the %s\n\nThe %s is tightened with 57 Nm at 20 degrees.\n".formatted(word, word);
        var id = planner.upload(word + ".md", text.getBytes(), Map.of())
                .json()
                .at("/id")
                .asString();
        Uploaded.await(planner, id, "indexed");
        visit.as("planner");
        var chip = visit.ask("With how many Nm is the %s tightened?".formatted(word))
                .locator("a.chip")
                .first();
        var href = chip.getAttribute("href");
        planner.delete("/api/v1/documents/" + id);

        chip.click();
        assertThat(visit.page().locator("#evidence")).containsText("There is nothing here");
        visit.page().reload();
        assertThat(visit.page().locator("article.turn .answer")).not().containsText("57 Nm");
        visit.open(href);

        assertThat(visit.page().getByRole(AriaRole.HEADING).first()).hasText("There is nothing here");
        visit.forgive("404");
    }

    private static BoundingBox onPage(BoundingBox image, Locator mark) {
        var box = mark.boundingBox();
        box.x = (box.x - image.x) / image.width;
        box.y = (box.y - image.y) / image.height;
        box.width = box.width / image.width;
        box.height = box.height / image.height;
        assertThat(box.x).isNotNegative();
        assertThat(box.y).isNotNegative();
        return box;
    }
}
