package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.planning.OrderParts;
import io.gemba.copilot.skill.planning.ShortPart;
import io.gemba.copilot.skill.planning.order.ReleaseFinding.Weight;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether the parts of an order let it begin, and whether the days that others promised for them can be relied on. */
record ReleaseParts(OdooRecord order, OrderParts parts, Telling telling) {
    private static final int NAMED = 3;

    List<ReleaseFinding> findings() {
        var words = telling.words();
        var findings = new ArrayList<ReleaseFinding>();
        if (!parts.moves().succeeded()) {
            return findings;
        }
        var count = parts.count(telling);
        if (count.isEmpty()) {
            findings.add(new ReleaseFinding(
                    Weight.MIND,
                    new Line(words.say("release.no-components"), List.of(ReleaseOrder.evidence(order, telling)))));
            return findings;
        }
        var shorts = parts.shorts(telling);
        if (shorts.isEmpty()) {
            findings.add(new ReleaseFinding(Weight.FINE, count.get()));
            unreserved().forEach(findings::add);
            return findings;
        }
        var said = new ArrayList<Line>();
        said.add(count.get());
        shorts.stream().limit(NAMED).forEach(it -> said.addAll(it.reasons(order.time("date_start"))));
        var comes = shorts.stream().allMatch(this::comesInTime);
        if (comes) {
            said.add(new Line(
                    words.say("release.parts-in-time"),
                    shorts.stream()
                            .map(it -> PurchaseTelling.evidence(
                                    it.orders().getFirst(), parts.lines().asOf(), telling))
                            .toList()));
        }
        // Without stock nobody knows whether what is not reserved is short.
        findings.add(new ReleaseFinding(comes || !parts.stock().succeeded() ? Weight.MIND : Weight.BLOCKS, said));
        doubtful(shorts).forEach(findings::add);
        return findings;
    }

    /** True if enough of it is ordered, and promised by the planned start, which is still ahead. */
    private boolean comesInTime(ShortPart part) {
        var start = order.time("date_start").filter(telling.now()::isBefore);
        var unit = Telling.label(part.move(), "product_uom", "");
        var coming = part.orders().stream()
                .filter(Purchases::isOrdered)
                .filter(it -> Telling.label(it, "product_uom_id", "").equals(unit))
                .filter(it -> PurchaseTelling.daysLate(it, telling) <= 0)
                .filter(it -> it.time("date_planned")
                        .filter(day -> start.filter(at -> !day.isAfter(at)).isPresent())
                        .isPresent())
                .map(Purchases::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return coming.signum() > 0 && coming.compareTo(part.missing()) >= 0;
    }

    /** What lies free but is not reserved may be gone tomorrow. */
    private List<ReleaseFinding> unreserved() {
        var moves = parts.unreserved();
        if (moves.isEmpty() || !parts.stock().succeeded()) {
            return List.of();
        }
        var evidence = telling.evidence(
                "stock.move",
                moves.stream().map(OdooRecord::id).toList(),
                telling.words().say("part.components"),
                parts.moves().asOf(),
                telling.computed("quantity", "unreserved", BigDecimal.valueOf(moves.size()), null));
        return List.of(new ReleaseFinding(
                Weight.MIND,
                new Line(
                        telling.words()
                                .counted(
                                        "release.unreserved",
                                        moves.size(),
                                        telling.format().number(moves.size())),
                        List.of(evidence))));
    }

    /** Days that have passed, were only asked for, or were never promised. */
    private List<ReleaseFinding> doubtful(List<ShortPart> shorts) {
        var doubtful = shorts.stream()
                .flatMap(it -> it.orders().stream().limit(1))
                .filter(it -> !Purchases.isOrdered(it)
                        || !it.has("date_planned")
                        || PurchaseTelling.daysLate(it, telling) > 0)
                .distinct()
                .toList();
        if (doubtful.isEmpty()) {
            return List.of();
        }
        var evidence = telling.evidence(
                "purchase.order.line",
                doubtful.stream().map(OdooRecord::id).toList(),
                telling.words().say("part.purchases"),
                parts.lines().asOf(),
                telling.computed("date_planned", "doubtful", BigDecimal.valueOf(doubtful.size()), null));
        return List.of(new ReleaseFinding(
                Weight.MIND,
                new Line(
                        telling.words()
                                .counted(
                                        "release.doubtful",
                                        doubtful.size(),
                                        telling.format().number(doubtful.size())),
                        List.of(evidence))));
    }
}
