package io.gemba.acceptance.bench;

import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how long each skill takes in an Odoo with as many records as {@code deploy/odoo/volume.py} has put there: one
 * question for each, and the widest ones. Each is asked once before it is measured, and how long that took is told too.
 */
public final class VolumeBench {
    private static final String ROW = "%-24s %10s %22s %18s %7s %13s%n";
    private static final Duration GOAL = Duration.ofSeconds(3);
    private static final int TIMES = Integer.getInteger("gemba.bench.times", 10);
    private static final int LEAST_CALLS = 3;
    private static final String ONLY = System.getProperty("gemba.bench.skills", "");

    private final OdooServer odoo = OdooServer.given();
    private final Meter meter = Meter.before(odoo.url());
    private final Gemba gemba = Gemba.recordsOnly(meter.url());

    private VolumeBench() {}

    /** Ends whatever happens, and with it the programs that were started. */
    public static void main(String[] args) {
        try {
            var bench = new VolumeBench();
            bench.print("each skill", SkillQuestion.each());
            bench.print("the widest questions", SkillQuestion.widest());
            System.exit(0);
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void print(String what, List<SkillQuestion> questions) {
        System.out.printf(ROW, what, "first [ms]", "p50 / p95 / max [ms]", "Odoo's p50 / p95", "calls", "goal");
        questions.stream()
                .filter(it -> ONLY.isEmpty() || List.of(ONLY.split(",")).contains(it.skill()))
                .forEach(this::measure);
        System.out.println();
    }

    private void measure(SkillQuestion asked) {
        var client = gemba.withToken(odoo.panelToken(asked.login()));
        var whole = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        int most = 0;
        var first = System.nanoTime();
        var answer = client.ask(asked.question());
        var firstTook = Duration.ofNanos(System.nanoTime() - first).toMillis();
        meter.taken();
        for (int n = 0; n < TIMES; n++) {
            var began = System.nanoTime();
            answer = client.ask(asked.question());
            whole.add(Duration.ofNanos(System.nanoTime() - began));
            var calls = meter.taken();
            theirs.add(Meter.Call.busy(calls));
            most = Math.max(
                    most, (int) calls.stream().filter(Meter.Call::isRead).count());
        }
        // What asks back, or is refused, has made no more than a call or two to find out.
        if (most < LEAST_CALLS) {
            System.out.printf(ROW, asked.skill(), firstTook, "", "", most, "NOT ANSWERED");
            System.out.println("    " + asked.question() + " -> " + answer);
            return;
        }
        var times = Times.of(whole);
        var within = Math.max(firstTook, times.at(100)) < GOAL.toMillis();
        System.out.printf(
                ROW,
                asked.skill(),
                firstTook,
                times + " / " + times.at(100),
                Times.of(theirs),
                most,
                within ? "< 3 s" : "MISSED");
        if (Boolean.getBoolean("gemba.bench.verbose")) {
            System.out.println("    " + asked.question() + "\n" + answer);
        }
    }
}
