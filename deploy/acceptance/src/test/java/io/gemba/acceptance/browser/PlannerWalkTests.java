package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** A planner's morning: an order that is late, whom it hurts, what is short, and what is nobody's business here. */
class PlannerWalkTests extends DeskTest {

    PlannerWalkTests() {
        super("planner");
    }

    @Test
    void fromALateOrderToWhomItHurtsAndWhatHasToBeOrdered() {
        begin("mrp.production", "WH/MO/00455");
        visit.picture("planner-1-begin");

        var why = panel.pick(panel.offer("Why is this order late?"));
        assertThat(why.locator("p").first()).containsText("WH/MO/00455");
        assertThat(why.locator("p").first()).containsText("is late");
        assertThat(why).containsText("TD-BR-NU2214");
        visit.picture("planner-2-late");

        var whom = panel.ask("Whom does it hurt?");
        assertThat(whom).containsText("S01268");
        assertThat(whom).containsText("Molenveld Conveyors");
        visit.picture("planner-3-hurt");

        var other = panel.ask("And WH/MO/00452?");
        assertThat(other).containsText("S01265");
        panel.openSource(other, "WH/MO/00452");
        assertThat(page.locator(".o_breadcrumb")).containsText("WH/MO/00452");
        assertThat(panel.find(".o-gemba-record")).containsText("WH/MO/00452");
        visit.picture("planner-4-opened");

        var needed = panel.ask("Was müssen wir bestellen?");
        assertThat(needed.locator("p").first()).containsText("zu bestellen oder anzumahnen");
        assertThat(needed.locator("td").filter(saying("TD-HS-80"))).isVisible();
        visit.picture("planner-5-german");
        assertThat(panel.praise(needed)).isVisible();
        listsAsManyAsSaid(needed, "Komponenten, die offene Fertigungsaufträge noch brauchen");
        visit.picture("planner-6-list");

        var refused = panel.ask("What margin do we make by product family this year?");
        assertThat(refused).hasAttribute("data-outcome", "abstained");
        assertThat(refused).containsText("not part of your copilots");
        assertThat(panel.sources(refused)).hasCount(0);
        visit.picture("planner-7-refused");
    }
}
