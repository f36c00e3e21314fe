package io.gemba.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.gemba.acceptance.running.OdooServer;
import java.util.regex.Pattern;

/** Gemba's panel beside a page of Odoo, as somebody at a desk uses it. */
final class Panel {
    private static final String OPENER = ".o-gemba-opener";
    private static final String ANSWER = ".o-gemba-answer[data-outcome]";

    private final OdooServer odoo;
    private final Page page;

    Panel(OdooServer odoo, Page page) {
        this.odoo = odoo;
        this.page = page;
    }

    /** Everything that is in it. */
    Locator all() {
        return page.locator(".o-gemba-panel");
    }

    Locator find(String selector) {
        return all().locator(selector);
    }

    /** Goes to the form of a record by its name. */
    Panel at(String model, String name) {
        return at(model, odoo.idOf(model, name));
    }

    /** Goes to the form of a record. */
    Panel at(String model, long id) {
        page.navigate("%s/odoo/%s/%d".formatted(odoo.url(), model, id));
        page.locator(".o_form_view").waitFor();
        return this;
    }

    /** Goes to the list that an action of Odoo's shows. */
    Panel atList(String action) {
        page.navigate("%s/odoo/action-%s".formatted(odoo.url(), action));
        page.locator(".o_list_view").waitFor();
        return this;
    }

    Panel open() {
        var opener = page.locator(OPENER);
        if (opener.getAttribute("aria-expanded").equals("false")) {
            opener.click();
        }
        all().waitFor();
        return this;
    }

    /** Asks in one's own words, and gives the answer. */
    Locator ask(String question) {
        open();
        return answered(() -> {
            find("#o-gemba-question").fill(question);
            page.keyboard().press("Enter");
        });
    }

    /** A suggested question. */
    Locator offer(String question) {
        return find(".o-gemba-offers button").getByText(question, new Locator.GetByTextOptions().setExact(true));
    }

    /** Picks something that is offered, a suggested question or one of several choices, and gives the answer. */
    Locator pick(Locator offer) {
        return answered(offer::click);
    }

    /** Clicks what stands behind an answer, found by what its line says. */
    void openSource(Locator answer, String saying) {
        sources(answer)
                .filter(new Locator.FilterOptions().setHasText(saying))
                .first()
                .click();
    }

    Locator sources(Locator answer) {
        return answer.locator(".o-gemba-source");
    }

    /**
     * Opens the list of records behind a source that says how many they are.
     *
     * @return the number that it says
     */
    int openList(Locator answer, String saying) {
        var source = sources(answer)
                .filter(new Locator.FilterOptions().setHas(page.locator(".o-gemba-many")))
                .filter(new Locator.FilterOptions().setHasText(saying))
                .first();
        var said = Pattern.compile("^[\\d.,  ]+")
                .matcher(source.locator(".o-gemba-many").innerText());
        if (!said.find()) {
            throw new AssertionError("no number is said of " + source.innerText());
        }
        source.click();
        page.locator(".o_list_view").waitFor();
        return Integer.parseInt(said.group().replaceAll("\\D", ""));
    }

    /** Says that an answer was good. */
    Locator praise(Locator answer) {
        answer.locator(".o-gemba-up").click();
        return answer.locator(".o-gemba-thanks");
    }

    private Locator answered(Runnable asking) {
        var before = find(".o-gemba-turn").count();
        asking.run();
        var turn = find(".o-gemba-turn").nth(before);
        turn.locator(ANSWER + ", [role=alert]").first().waitFor();
        return turn.locator(ANSWER);
    }
}
