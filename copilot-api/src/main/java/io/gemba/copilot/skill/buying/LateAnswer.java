package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.buying.LatePurchases.ORDER;
import static io.gemba.copilot.skill.buying.LatePurchases.OWN;
import static io.gemba.copilot.skill.buying.LatePurchases.PERIOD;
import static io.gemba.copilot.skill.buying.LatePurchases.PRODUCT;
import static io.gemba.copilot.skill.buying.LatePurchases.SITE;
import static io.gemba.copilot.skill.buying.LatePurchases.SUPPLIER;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return line("late.lines", late, telling.daysAgo(PurchaseTelling.daysLate(worst, telling)));
    }

    private Line coming(List<OdooRecord> coming) {
        var day = coming.getFirst().time("date_planned").orElse(Instant.EPOCH);
        return line("late.coming", coming, telling.format().day(telling.format().dayOf(day)));
    }

    /** How many there are, and the first of them. */
    private Line line(String sentence, List<OdooRecord> lines, String when) {
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
        evidence.add(found.count(lines, sentence.equals("late.lines") ? "late-lines" : "coming-lines"));
        evidence.add(PurchaseTelling.evidence(first, found.read().asOf(), telling));
        evidence.addAll(scopeEvidence());
        return new Line(text, evidence, List.of(scope()));
    }

    /** That what the question was narrowed to is there. */
    private List<RecordEvidence> scopeEvidence() {
        var evidence = new ArrayList<RecordEvidence>();
        for (var slot : List.of(PRODUCT, SUPPLIER)) {
            slots.record(slot)
                    .ifPresent(it -> evidence.add(telling.evidence(
                            it.read(),
                            Telling.label(it.read(), "display_name"),
                            it.asOf(),
                            telling.text(it.read(), "display_name"))));
        }
        return evidence;
    }

    /** What the question was narrowed to, as it stands in a sentence: with a blank in front, or empty. */
    private String scope() {
        var words = telling.words();
        var scope = new StringBuilder();
        slots.record(PRODUCT)
                .ifPresent(it ->
                        scope.append(' ').append(words.say("late.for", Telling.label(it.read(), "display_name"))));
        slots.record(SUPPLIER)
                .ifPresent(it ->
                        scope.append(' ').append(words.say("late.from", Telling.label(it.read(), "display_name"))));
        slots.site(SITE).ifPresent(it -> scope.append(' ').append(words.say("late.at", Telling.clean(it.name()))));
        if (slots.own(OWN)) {
            scope.append(' ').append(words.say("late.own"));
        }
        slots.period(PERIOD).ifPresent(it -> scope.append(' ').append(days(it)));
        return scope.toString();
    }

    private String days(OfPeriod period) {
        var first = telling.format().day(period.from());
        return period.from().equals(period.to())
                ? telling.words().say("late.on", first)
                : telling.words().say("late.between", first, telling.format().day(period.to()));
    }
}
