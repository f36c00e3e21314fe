package io.gemba.acceptance.browser;

import com.microsoft.playwright.Page;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;

/** Somebody at a desk who has signed in to Odoo, where Gemba's panel is. */
public final class Desk implements AutoCloseable {
    private final OdooServer odoo;
    private final Visit visit;

    private Desk(OdooServer odoo, Visit visit) {
        this.odoo = odoo;
        this.visit = visit;
    }

    /** Signs somebody in. */
    public static Desk inOdoo(Gemba gemba, OdooServer odoo, String login) {
        var desk = new Desk(odoo, Chromium.odoo(gemba, odoo));
        desk.page().navigate(odoo.url() + "/web/login");
        desk.signIn(login);
        desk.page().locator(".o_main_navbar").waitFor();
        return desk;
    }

    /** Fills in Odoo's own form. */
    void signIn(String login) {
        page().locator("input[name=login]").fill(login);
        page().locator("input[name=password]").fill(odoo.password(login));
        page().locator(".oe_login_form button[type=submit]").click();
    }

    public Page page() {
        return visit.page();
    }

    /** Gemba's panel beside what is open. */
    Panel panel() {
        return new Panel(odoo, page());
    }

    Visit visit() {
        return visit;
    }

    @Override
    public void close() {
        visit.close();
    }
}
