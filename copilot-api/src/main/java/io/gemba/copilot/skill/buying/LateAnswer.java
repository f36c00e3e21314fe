package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.buying.LatePurchases.ORDER;
import static io.gemba.copilot.skill.buying.LatePurchases.PERIOD;
import static io.gemba.copilot.skill.buying.LatePurchases.PRODUCT;
import static io.gemba.copilot.skill.buying.PurchaseScope.SUPPLIER;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in a sentence what has not come of what was promised, and what is still to come if days ahead are asked for. */
record LateAnswer(Slots slots, LateLines found, Telling telling) {

    List<Line> lines() {
        var late = found.late();
        var order = slots.record(ORDER);
        if (order.isPresent()) {
            var isLate = !late.isEmpty() && Purchases.isOrdered(late.getFirst());
            return List.of(
                    isLate
                            ? PurchaseTelling.promise(
                                    late.getFirst(), found.read().asOf(), Optional.empty(), telling)
                            : found.coming(order.get(), telling));
        }
        var said = new ArrayList<Line>();
        if (!late.isEmpty()) {
            said.add(late(late));
        }
        var isAhead = slots.period(PERIOD)
                .filter(it -> !it.to().isBefore(telling.today()))
                .isPresent();
        var coming = found.lines().stream().filter(it -> !late.contains(it)).toList();
        if (isAhead && !coming.isEmpty()) {
            said.add(coming(coming));
        }
        if (said.isEmpty()) {
            said.add(new Line(
                    telling.words().say(isAhead ? "late.coming.none" : "late.none", scope()),
                    scopeEvidence(),
                    List.of(scope())));
        }
        return said;
    }

    private Line late(List<OdooRecord> late) {
        var worst = late.getFirst();
        return line("late.lines", "late-lines", late, telling.daysAgo(PurchaseTelling.daysLate(worst, telling)));
    }

    private Line coming(List<OdooRecord> coming) {
        var day = coming.getFirst().time("date_planned").orElse(Instant.EPOCH);
        return line(
                "late.coming",
                "coming-lines",
                coming,
                telling.format().day(telling.format().dayOf(day)));
    }

    /** How many there are, and the first of them. */
    private Line line(String sentence, String what, List<OdooRecord> lines, String when) {
        var words = telling.words();
        var first = lines.getFirst();
        var orders = LateLines.orderIds(lines).size();
        var text = words.counted(
                sentence,
                lines.size(),
                telling.format().number(lines.size()),
                telling.format().number(orders) + " " + words.counted("unit.orders", orders),
                scope(),
                Purchases.order(first),
                Telling.label(first, "partner_id", words.say("unknown")),
                when);
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(found.count(lines, what));
        evidence.add(PurchaseTelling.evidence(first, found.read().asOf(), telling));
        evidence.addAll(scopeEvidence());
        return new Line(text, evidence, List.of(scope()));
    }

    /** That what the question was narrowed to is there. */
    private List<RecordEvidence> scopeEvidence() {
        var scope = new PurchaseScope(slots, telling);
        return Stream.of(PRODUCT, SUPPLIER)
                .flatMap(it -> scope.evidence(it).stream())
                .toList();
    }

    /** What the question was narrowed to, as it stands in a sentence: with a blank in front, or empty. */
    private String scope() {
        var part = slots.record(PRODUCT)
                .map(it -> " " + telling.words().say("late.for", Telling.label(it.read(), "display_name")))
                .orElse("");
        var days =
                slots.period(PERIOD).map(it -> " " + telling.span("late", it)).orElse("");
        return part + new PurchaseScope(slots, telling).said() + days;
    }
}
