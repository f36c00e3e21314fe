package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part that a manufacturing order is short of.
 *
 * @param move that wants it
 * @param free what lies free for it, in the move's unit; none if stock could not be read
 * @param orders lines that bring it, what has been ordered first, the earliest promised first
 */
public record ShortPart(
        OdooRecord move, Optional<BigDecimal> free, List<OdooRecord> orders, OrderParts parts, Telling telling) {
    private static final int MOST_ORDERS = 3;
    private static final int COLUMNS_OF_THE_PART = 4;

    private BigDecimal needed() {
        return move.decimal("product_uom_qty").orElse(BigDecimal.ZERO);
    }

    /** What is reserved for the order, and what is free for it; the former alone if stock could not be read. */
    private BigDecimal available() {
        return reserved().add(free.orElse(BigDecimal.ZERO)).stripTrailingZeros();
    }

    private BigDecimal reserved() {
        return move.decimal("quantity").orElse(BigDecimal.ZERO);
    }

    public BigDecimal missing() {
        return needed().subtract(available()).max(BigDecimal.ZERO);
    }

    String unit() {
        return Telling.label(move, "product_uom", "");
    }

    public String part() {
        return Telling.label(move, "product_id", "?");
    }

    /** What is missing, and what brings it: in time, for work that begins then. */
    public List<Line> reasons(Optional<Instant> start) {
        var said = new ArrayList<Line>();
        said.add(new Line(
                telling.words()
                        .say(
                                free.isPresent() ? "order.part" : "order.part.reserved",
                                part(),
                                telling.amount(needed(), unit()),
                                telling.amount(available(), unit()),
                                telling.amount(missing(), unit())),
                List.of(evidence())));
        if (orders.isEmpty()) {
            if (parts.lines().succeeded() && !parts.lines().cut()) {
                said.add(new Line(telling.words().say("order.part.none", part()), List.of(evidence())));
            }
        } else {
            said.add(PurchaseTelling.promise(orders.getFirst(), parts.lines().asOf(), start, telling));
        }
        return said;
    }

    List<Row> rows() {
        if (orders.isEmpty()) {
            return List.of(row(List.of("", "", "", "", ""), List.of(evidence())));
        }
        return IntStream.range(0, Math.min(MOST_ORDERS, orders.size()))
                .mapToObj(n -> row(orders.get(n), n == 0))
                .toList();
    }

    private Row row(OdooRecord line, boolean first) {
        var late = PurchaseTelling.daysLate(line, telling);
        var cells = List.of(
                Purchases.order(line),
                Telling.label(line, "partner_id", ""),
                telling.amount(Purchases.open(line), Telling.label(line, "product_uom_id", "")),
                line.time("date_planned")
                        .map(it -> telling.format().day(telling.format().dayOf(it)))
                        .orElse(""),
                late > 0 ? telling.days(late) : "");
        var purchase = PurchaseTelling.evidence(line, parts.lines().asOf(), telling);
        return first ? row(cells, List.of(evidence(), purchase)) : further(cells, purchase);
    }

    /** What the part itself lacks is said once. */
    private static Row further(List<String> coming, RecordEvidence purchase) {
        var cells = new ArrayList<>(Collections.nCopies(COLUMNS_OF_THE_PART, ""));
        cells.addAll(coming);
        return new Row(cells, List.of(purchase));
    }

    private Row row(List<String> coming, List<RecordEvidence> evidence) {
        var cells = new ArrayList<String>();
        cells.add(Product.of(part()).shortest());
        cells.add(telling.amount(needed(), unit()));
        cells.add(free.isPresent() ? telling.amount(available(), unit()) : "");
        cells.add(free.isPresent() ? telling.amount(missing(), unit()) : "");
        cells.addAll(coming);
        return new Row(cells, evidence);
    }

    public RecordEvidence evidence() {
        return telling.evidence(
                move,
                part(),
                parts.moves().asOf(),
                telling.quantity(move, "product_uom_qty", unit()),
                move.has("quantity") ? telling.quantity(move, "quantity", unit()) : null,
                free.isPresent() ? telling.computed("quantity", "available", available(), unit()) : null,
                free.isPresent() ? telling.computed("product_uom_qty", "missing", missing(), unit()) : null);
    }
}
