package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** A complaint comes in: where a lot came from and went, whom it reached, what went wrong before. */
class QualityWalkTests extends DeskTest {

    QualityWalkTests() {
        super("quality");
    }

    @Test
    void fromALotToItsCustomersAndWhatWentWrongBefore() {
        begin("stock.lot", "713204-A");
        visit.picture("quality-1-begin");

        var whence = panel.pick(panel.offer("Welche Kunden haben diese Charge bekommen?"));
        assertThat(whence.locator("p").first()).containsText("Quellrath Edelstahlwerk GmbH");
        assertThat(whence.locator("p").first()).containsText("Sandvig Pulp AB");
        assertThat(whence).containsText("TGX63-26-0388");
        visit.picture("quality-2-lot");

        panel.openSource(whence, "TGX63-26-0388");
        visit.picture("quality-3-cited");
        panel.at("stock.lot", "QL-5521").open();
        panel.find(".o-gemba-turn").first().waitFor();

        var whom = panel.ask("Welche Kunden sind betroffen, wenn diese Charge fehlerhaft ist?");
        assertThat(whom).containsText("S01262");
        assertThat(whom).containsText("Harkstede Bulk Terminals");
        visit.picture("quality-4-whom");

        var scrap = panel.ask("How much scrap did we have since September, by reason?");
        assertThat(scrap).containsText("Damaged at fitting");
        visit.picture("quality-5-scrap");
        assertThat(panel.praise(scrap)).isVisible();
        listsAsManyAsSaid(scrap, "Sep 1");
        visit.picture("quality-6-list");

        var refused = panel.ask("Wie hoch ist die Marge der TGX 63?");
        assertThat(refused).hasAttribute("data-outcome", "abstained");
        assertThat(refused).containsText("gehören nicht zu Ihren Copiloten");
        visit.picture("quality-7-refused");
    }
}
