package io.gemba.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

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

    @AfterEach
    void theBrowserHasNothingToComplainAbout() {
        var faults = visit.faults();
        visit.close();

        assertThat(faults).isEmpty();
    }
}
