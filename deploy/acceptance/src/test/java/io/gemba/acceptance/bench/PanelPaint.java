package io.gemba.acceptance.bench;

import com.microsoft.playwright.Page;
import io.gemba.acceptance.browser.Desk;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.time.Duration;
import java.util.ArrayList;

/** How soon the panel in Odoo is painted after the click on a page that was just loaded. */
final class PanelPaint {
    private static final int LOADS = 10;
    private static final String UNTIL_PAINTED = """
            async () => {
                const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
                const clicked = performance.now();
                document.querySelector(".o-gemba-opener").click();
                while (!document.querySelector(".o-gemba-panel")) {
                    await frame();
                }
                await frame();
                return performance.now() - clicked;
            }
            """;

    private final Gemba gemba;
    private final OdooServer odoo;

    PanelPaint(Gemba gemba, OdooServer odoo) {
        this.gemba = gemba;
        this.odoo = odoo;
    }

    void print() {
        var taken = new ArrayList<Duration>();
        try (var desk = Desk.inOdoo(gemba, odoo, "planner")) {
            var page = desk.page();
            for (int n = 0; n < LOADS; n++) {
                taken.add(measure(page));
            }
        }
        System.out.printf(
                "%-62s %12s %12s%n",
                "panel in Odoo, from the click to its first paint: p50 / p95 [ms]", Times.of(taken), "< 300");
    }

    private Duration measure(Page page) {
        page.navigate("%s/odoo/mrp.production/%d".formatted(odoo.url(), odoo.idOf("mrp.production", "WH/MO/00455")));
        page.locator(".o_form_view .o_form_sheet").waitFor();
        page.waitForLoadState();
        page.evaluate("sessionStorage.clear(); localStorage.removeItem('gemba.panel')");
        var took = ((Number) page.evaluate(UNTIL_PAINTED)).doubleValue();
        page.locator(".o-gemba-close").click();
        return Duration.ofNanos(Math.round(took * 1_000_000));
    }
}
