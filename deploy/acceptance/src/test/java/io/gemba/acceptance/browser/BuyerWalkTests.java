package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** A buyer's morning: an order that never came, how its supplier delivers, who else there is. */
class BuyerWalkTests extends DeskTest {

    BuyerWalkTests() {
        super("buyer");
    }

    @Test
    void fromAnOverdueOrderToItsSupplierAndTheOthers() {
        begin("purchase.order", "P00941");
        visit.picture("buyer-1-begin");

        var late = panel.pick(panel.offer("Is this purchase order late?"));
        assertThat(late.locator("p").first()).containsText("P00941");
        assertThat(late).containsText("TD-HS-50");
        visit.picture("buyer-2-late");

        var supplier = panel.ask("How punctual is Gießerei Ohlenrath?");
        assertThat(supplier.locator("p").first()).containsText("Gießerei Ohlenrath GmbH delivered");
        assertThat(supplier.locator(".o-gemba-chart svg[data-shape=line]")).isVisible();
        supplier.locator(".o-gemba-chart").scrollIntoViewIfNeeded();
        visit.picture("buyer-3-punctual");

        var other = panel.ask("Wie pünktlich ist Kressmar?");
        assertThat(other.locator("p").first()).containsText("Kressmar Wälzlager GmbH");
        visit.picture("buyer-4-german");
        assertThat(panel.praise(other)).isVisible();

        var all = panel.ask("Which purchase orders are late?");
        assertThat(all.locator("p").first()).containsText("late");
        assertThat(all.locator("td").filter(saying("P00934")).first()).isVisible();
        visit.picture("buyer-5-all");
        listsAsManyAsSaid(all, "purchase order lines");
        visit.picture("buyer-6-list");

        var refused = panel.ask("What did the last shift make?");
        assertThat(refused).hasAttribute("data-outcome", "abstained");
        assertThat(panel.sources(refused)).hasCount(0);
        visit.picture("buyer-7-refused");
    }
}
