package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestHome;
import io.gemba.odoo.testing.RealOdoo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the console shows of records of a real Odoo. */
@Tag("real-odoo")
class RecordPageTests extends RunningApi {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory story;

    private final Browser browser = new Browser(HOME.url());

    @BeforeAll
    static void tellStory() {
        real = RealOdoo.running();
        story = OdooStory.in(real);
    }

    @AfterEach
    void close() {
        DOORS.close();
    }

    @Test
    void opensACitedRecordBesideTheAnswerAsLongAsItMayBeRead() {
        DOORS.open(real.url(), real.keys());
        browser.signIn("planner", TestHome.PASSWORD);
        var answer = as("planner").ask("Why is %s late?".formatted(story.order().name()));
        var citation = answer.at("/citations/0/id");

        var thread = browser.get("/conversations/" + answer.at("/conversationId"));
        var pane = browser.get("/records/" + citation + "/pane");
        var page = browser.get("/records/" + citation);
        DOORS.close();
        var closed = browser.get("/records/" + citation);

        assertThat(thread.text())
                .contains("/records/" + citation + "/pane", story.order().name(), "Record in Odoo");
        assertThat(pane.text()).contains(story.order().name(), "Deadline", "Days late", "computed");
        assertThat(page.text()).contains("<html", story.order().name(), "Deadline");
        assertThat(closed.status()).isEqualTo(404);
        assertThat(closed.text()).doesNotContain("Deadline");
    }
}
