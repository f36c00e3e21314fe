package io.gemba.acceptance.bench;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many calls each skill makes on the demo plant, and how long it takes beyond them. */
final class SkillTimes {
    private static final int TIMES = 12;
    private static final String ROW = "%-62s %12s %12s%n";
    private static final List<Asked> QUESTIONS = List.of(
            new Asked("order-status", "planner", "Why is WH/MO/00455 late?"),
            new Asked("order-impact", "planner", "Whom does the delay of WH/MO/00455 hurt?"),
            new Asked("order-release", "planner", "Can WH/MO/00459 be released?"),
            new Asked("center-load", "planner", "How loaded are the work centres this week and next week?"),
            new Asked("shortages", "planner", "What are we short of?"),
            new Asked("product-stock", "planner", "How much TD-BR-NU2214 is in stock?"),
            new Asked("stock-elsewhere", "ops", "Where else do we have stock of TD-BR-32212?"),
            new Asked("where-used", "planner", "Where is TD-BR-NU2214 used?"),
            new Asked("made-of", "planner", "What is TGX-63-31.5-M1 made of?"),
            new Asked("master-data", "planner", "Which master data is missing for TD-SS-95?"),
            new Asked("late-purchases", "buyer", "Which purchase orders are late?"),
            new Asked("unconfirmed-purchases", "buyer", "Which purchase orders has the supplier not confirmed yet?"),
            new Asked("supplier-performance", "buyer", "How punctual is the supplier Kressmar?"),
            new Asked("purchase-agreement", "buyer", "Does P00913 match the agreed prices?"),
            new Asked("other-vendors", "buyer", "Who else sells TD-BR-NU2214?"),
            new Asked("shift-handover", "supervisor", "What happened in the last shift?"),
            new Asked("downtime", "supervisor", "Downtime by reason in the last 30 days"),
            new Asked("scrap-yield", "supervisor", "How much scrap did we have in the last 90 days?"),
            new Asked("oee", "supervisor", "OEE of the run-in test bench last month"),
            new Asked("maintenance-history", "maint", "Maintenance history of A-2311"),
            new Asked("maintenance-ranking", "maint", "Which machines need attention first?"),
            new Asked("lot-genealogy", "quality", "Trace lot 713204-A back to its receipt and forward to customers"),
            new Asked("quality-incidents", "quality", "Quality incidents of TD-BR-NU2214 this year"),
            new Asked("cost-variance", "ops", "Cost variance of production last month"),
            new Asked("margin", "finance", "Margin by product family in October"),
            new Asked("unusual-invoices", "finance", "Which vendor invoices are unusual?"),
            new Asked("invoice-status", "finance", "What has been received and billed of P00934?"),
            new Asked("inventory-turns", "finance", "How often does our inventory turn?"),
            new Asked("what-changed", "planner", "What changed on WH/MO/00455?"));

    private final Gemba gemba;
    private final OdooServer odoo;
    private final Meter meter;

    SkillTimes(Gemba gemba, OdooServer odoo, Meter meter) {
        this.gemba = gemba;
        this.odoo = odoo;
        this.meter = meter;
    }

    void print() {
        System.out.println();
        System.out.printf(ROW, "each skill: calls, then time beyond Odoo's own p95 [ms]", "calls <= 8", "p95 < 500");
        for (var asked : QUESTIONS) {
            measure(asked);
        }
    }

    /** What nothing is cited of was not answered from records, so that it has no time. */
    private void measure(Asked asked) {
        var client = gemba.withToken(odoo.panelToken(asked.login()));
        client.ask(asked.question());
        meter.taken();
        var beyond = new ArrayList<Duration>();
        int most = 0;
        for (int n = 0; n < TIMES; n++) {
            var began = System.nanoTime();
            var answered = isAnswered(client, asked);
            var took = Duration.ofNanos(System.nanoTime() - began);
            var calls = meter.taken();
            if (!answered) {
                System.out.printf(ROW, asked.skill(), "no record", "");
                return;
            }
            most = Math.max(most, calls.size());
            beyond.add(took.minus(Meter.Call.busy(calls)));
        }
        System.out.printf(ROW, asked.skill(), most, Times.of(beyond).at(95));
    }

    private static boolean isAnswered(Client client, Asked asked) {
        return !client.ask(asked.question()).records().isEmpty();
    }

    private record Asked(String skill, String login, String question) {}
}
