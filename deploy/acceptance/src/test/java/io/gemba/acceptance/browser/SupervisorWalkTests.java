package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** A supervisor's morning: the bench that stands still, what that costs, what the shift left behind. */
class SupervisorWalkTests extends DeskTest {

    SupervisorWalkTests() {
        super("supervisor");
    }

    @Test
    void fromTheBenchThatStandsStillToTheShiftBefore() {
        begin("mrp.workcenter", "Run-in test bench TB-300");
        visit.picture("supervisor-1-begin");

        var down = panel.pick(panel.offer("How much downtime did this work centre have?"));
        assertThat(down).containsText("Run-in test bench TB-300 stands still now");
        visit.picture("supervisor-2-downtime");

        var trend = panel.ask("Show me the downtime of this work centre by week since September");
        assertThat(trend.locator(".o-gemba-chart figcaption")).containsText("by the week it began");
        trend.locator(".o-gemba-chart").scrollIntoViewIfNeeded();
        visit.picture("supervisor-3-trend");
        assertThat(panel.praise(trend)).isVisible();
        listsAsManyAsSaid(trend, "Sep 1");
        visit.picture("supervisor-4-list");

        var shift = panel.ask("What do I have to know from the night shift?");
        assertThat(shift.locator("p").first()).containsText("Night shift");
        assertThat(shift).containsText("Run-in test bench TB-300 still stands still");
        visit.picture("supervisor-5-shift");
        panel.openSource(shift, "WH/MO/00450");
        assertThat(panel.find(".o-gemba-record")).containsText("WH/MO/00450");

        var german = panel.ask("Warum ist dieser Auftrag verspätet?");
        assertThat(german.locator("p").first()).containsText("ist verspätet");
        visit.picture("supervisor-6-german");

        var refused = panel.ask("Which vendor bills are overdue?");
        assertThat(refused).hasAttribute("data-outcome", "abstained");
        assertThat(panel.sources(refused)).hasCount(0);
        visit.picture("supervisor-7-refused");
    }
}
