package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfOrdering;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lines of which something has still to come.
 *
 * @param orders that they belong to, by id
 */
record LateLines(List<OdooRecord> lines, Map<Long, OdooRecord> orders, Read read, Telling telling) {
    static final int SHOWN = 20;

    List<OdooRecord> late() {
        return lines.stream()
                .filter(it -> PurchaseTelling.daysLate(it, telling) > 0)
                .toList();
    }

    /**
     * How many there are.
     *
     * @param what of the templates they are
     */
    RecordEvidence count(List<OdooRecord> lines, String what) {
        var words = telling.words();
        return telling.evidence(
                "purchase.order.line",
                lines.stream().map(OdooRecord::id).toList(),
                words.say("part.purchases"),
                read.asOf(),
                telling.computed("id", what, BigDecimal.valueOf(lines.size()), null),
                telling.computed(
                        "order_id",
                        "late-orders",
                        BigDecimal.valueOf(orderIds(lines).size()),
                        null));
    }

    /** Of an order that is not late: what is still to come, and when. */
    Line coming(Slots.Value.OfRecord order, Telling telling) {
        var words = telling.words();
        var name = Telling.label(order.read(), "name");
        var supplier = Telling.label(order.read(), "partner_id", words.say("unknown"));
        var own = telling.evidence(
                order.read(),
                name,
                order.asOf(),
                telling.state(order.read(), "state", "purchase"),
                telling.reference(order.read(), "partner_id"),
                telling.day(order.read(), "date_planned"));
        var state = words.named("purchase", order.read().text("state").orElse(""));
        if (!Purchases.isOrdered(order.read())) {
            return new Line(words.say("late.order.request", name, supplier, state), List.of(own));
        }
        if (lines.isEmpty()) {
            return new Line(words.say("late.order.nothing-open", name, supplier, state), List.of(own));
        }
        var next = lines.getFirst();
        return next.time("date_planned")
                .map(it -> new Line(
                        words.say(
                                "late.order.next",
                                name,
                                supplier,
                                state,
                                telling.format().day(telling.format().dayOf(it))),
                        List.of(own, PurchaseTelling.evidence(next, read.asOf(), telling))))
                .orElseGet(() -> new Line(words.say("late.order.open", name, supplier, state), List.of(own)));
    }

    /** The worst first, unless another order is asked for. */
    Optional<Sheet> sheet(Optional<OfOrdering> ordering) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.order"),
                words.say("column.supplier"),
                words.say("column.part"),
                words.say("column.open"),
                words.say("column.promised"),
                words.say("column.late"),
                words.say("column.state"),
                words.say("column.buyer"));
        return Optional.of(
                new Sheet(columns, ordered(ordering).limit(SHOWN).map(this::row).toList()));
    }

    private Stream<OdooRecord> ordered(Optional<OfOrdering> ordering) {
        return ordering.map(it -> lines.stream().sorted(Comparator.comparing(line -> switch (it.by()) {
                    case SUPPLIER -> Telling.label(line, "partner_id", "");
                    case PRODUCT -> Telling.label(line, "product_id", "");
                    // As they were read.
                    case DAY -> "";
                })))
                .orElseGet(lines::stream);
    }

    private Row row(OdooRecord line) {
        var days = PurchaseTelling.daysLate(line, telling);
        var order = Optional.ofNullable(orders.get(orderId(line)));
        return new Row(
                List.of(
                        Purchases.order(line),
                        Telling.label(line, "partner_id", ""),
                        Telling.label(line, "product_id", ""),
                        telling.amount(Purchases.open(line), Telling.label(line, "product_uom_id", "")),
                        line.time("date_planned")
                                .map(it -> telling.format().day(telling.format().dayOf(it)))
                                .orElse(""),
                        days > 0 ? telling.days(days) : "",
                        telling.words().named("purchase", line.text("state").orElse("")),
                        order.map(it -> Telling.label(it, "user_id", "")).orElse("")),
                List.of(PurchaseTelling.evidence(line, read.asOf(), telling)));
    }

    static List<Long> orderIds(List<OdooRecord> lines) {
        return lines.stream().map(LateLines::orderId).distinct().toList();
    }

    static long orderId(OdooRecord line) {
        return line.reference("order_id").map(Reference::id).orElse(0L);
    }
}
