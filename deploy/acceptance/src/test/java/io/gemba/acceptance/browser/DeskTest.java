package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** Somebody in the real Odoo, asking the real Gemba, at the end of which the browser has nothing to complain about. */
@Tag("real-odoo")
abstract class DeskTest {
    final OdooServer odoo = OdooServer.given();
    final Gemba gemba = Gemba.besideOdoo();
    final Desk desk;
    final Visit visit;
    final Page page;
    final Panel panel;

    DeskTest(String login) {
        desk = Desk.inOdoo(gemba, odoo, login);
        visit = desk.visit();
        page = desk.page();
        panel = desk.panel();
    }

    /** Begins the day at a record. */
    void begin(String model, String name) {
        begin(model, odoo.idOf(model, name));
        assertThat(panel.find(".o-gemba-record")).containsText(name);
    }

    void begin(String model, long id) {
        panel.at(model, id).open();
        assertThat(panel.find(".o-gemba-record")).hasAttribute("data-id", Long.toString(id));
        panel.find(".o-gemba-offers button").first().waitFor();
    }

    static Locator.FilterOptions saying(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** The list in Odoo that a source opens has as many records as the source says. */
    void listsAsManyAsSaid(Locator answer, String saying) {
        var said = panel.openList(answer, saying);

        assertThat(page.locator(".o_list_view .o_data_row").first()).isVisible();
        assertThat(page.locator(".o_control_panel .o_pager_limit")).hasText(Integer.toString(said));
    }

    @AfterEach
    void theBrowserHasNothingToComplainAbout() {
        var faults = visit.faults();
        visit.close();

        assertThat(faults).isEmpty();
    }
}
