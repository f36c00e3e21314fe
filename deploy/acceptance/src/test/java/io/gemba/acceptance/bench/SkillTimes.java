package io.gemba.acceptance.bench;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.time.Duration;
import java.util.ArrayList;

/** How many calls each skill makes on the demo plant, and how long it takes beyond them. */
final class SkillTimes {
    private static final int TIMES = 12;
    private static final String ROW = "%-62s %12s %12s%n";
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
        for (var asked : SkillQuestion.each()) {
            measure(asked);
        }
    }

    /** What nothing is cited of was not answered from records, so that it has no time. */
    private void measure(SkillQuestion asked) {
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
            most = Math.max(
                    most, (int) calls.stream().filter(Meter.Call::isRead).count());
            beyond.add(took.minus(Meter.Call.busy(calls)));
        }
        System.out.printf(ROW, asked.skill(), most, Times.of(beyond).at(95));
    }

    private static boolean isAnswered(Client client, SkillQuestion asked) {
        return !client.ask(asked.question()).records().isEmpty();
    }
}
