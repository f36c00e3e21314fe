package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.planning.order.ReleaseFinding.Weight;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the order itself says about its release. */
record ReleaseOrder(OdooRecord order, Instant asOf, Telling telling) {

    String state() {
        return order.text("state").orElse("");
    }

    boolean isOver() {
        return ImpactCause.isOver(order);
    }

    boolean isStarted() {
        return List.of("progress", "to_close").contains(state());
    }

    List<ReleaseFinding> findings() {
        var words = telling.words();
        var findings = new ArrayList<ReleaseFinding>();
        if (state().equals("draft")) {
            findings.add(new ReleaseFinding(Weight.BLOCKS, line(words.say("release.draft"))));
        }
        if (!order.has("bom_id")) {
            findings.add(new ReleaseFinding(Weight.MIND, line(words.say("release.no-bom"))));
        }
        order.time("date_start").ifPresent(it -> findings.add(new ReleaseFinding(Weight.FINE, start(it))));
        return findings;
    }

    private Line start(Instant at) {
        var days = telling.daysBetween(telling.now(), at);
        var day = telling.format().moment(at);
        var key = days > 0 ? "release.start.ahead" : days < 0 ? "release.start.past" : "release.start.today";
        return new Line(telling.words().say(key, day, telling.daysAgo(Math.abs(days))), List.of(evidence(days)));
    }

    /** The sentence that answers. */
    Line answer(List<ReleaseFinding> findings, boolean isWhole) {
        var words = telling.words();
        var state = words.named("production", state());
        if (isOver()) {
            return line(words.say("release.over", what(), state));
        }
        if (isStarted()) {
            return line(words.say("release.started", what(), state));
        }
        var weights = findings.stream().map(ReleaseFinding::weight).toList();
        var key = weights.contains(Weight.BLOCKS)
                ? "release.no"
                : weights.contains(Weight.MIND) ? "release.but" : isWhole ? "release.yes" : "release.unsure";
        return line(words.say(key, what(), state));
    }

    /** What it is: its number, and how much of which product it makes. */
    private String what() {
        var product = Telling.label(order, "product_id", "?");
        return order.decimal("product_qty")
                .map(it -> telling.words()
                        .say(
                                "order.of",
                                Telling.label(order, "name"),
                                telling.amount(it, Telling.label(order, "product_uom_id", "")),
                                product))
                .orElseGet(() -> Telling.label(order, "name") + " (" + product + ")");
    }

    private Line line(String text) {
        return new Line(text, List.of(evidence(0)));
    }

    private RecordEvidence evidence(long days) {
        return telling.evidence(
                order,
                Telling.label(order, "name"),
                asOf,
                telling.state(order, "state", "production"),
                telling.reference(order, "product_id"),
                order.has("product_qty")
                        ? telling.quantity(order, "product_qty", Telling.label(order, "product_uom_id", ""))
                        : null,
                telling.reference(order, "bom_id"),
                telling.moment(order, "date_start"),
                telling.moment(order, "date_finished"),
                days == 0 ? null : telling.days("date_start", "days-to-start", Math.abs(days)));
    }

    /** That the order is there, for what it has none of. */
    static RecordEvidence evidence(OdooRecord order, Telling telling) {
        return telling.evidence(
                order,
                Telling.label(order, "name"),
                telling.now(),
                telling.state(order, "state", "production"),
                telling.reference(order, "product_id"));
    }
}
