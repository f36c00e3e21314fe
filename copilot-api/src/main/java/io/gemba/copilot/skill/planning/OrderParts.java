package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.ExpectedReceipts;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The parts that a manufacturing order needs, and what should bring those that are missing.
 *
 * @param moves what it needs, with what is reserved for it
 * @param stock of what is not reserved
 * @param lines of purchase orders for it
 * @param expected what is still to come of these
 */
record OrderParts(Read moves, Read stock, Read lines, ExpectedReceipts expected) {
    private static final Set<String> OVER = Set.of("done", "cancel", "assigned");

    /** The products of which not all is reserved. */
    static Set<Long> unreserved(List<OdooRecord> moves) {
        var products = new LinkedHashSet<Long>();
        moves.stream()
                .filter(OrderParts::isUnreserved)
                .forEach(it -> it.reference("product_id").map(Reference::id).ifPresent(products::add));
        return products;
    }

    private static boolean isUnreserved(OdooRecord move) {
        return !OVER.contains(move.text("state").orElse("")) && lacking(move).signum() > 0;
    }

    private static BigDecimal lacking(OdooRecord move) {
        return move.decimal("product_uom_qty")
                .orElse(BigDecimal.ZERO)
                .subtract(move.decimal("quantity").orElse(BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }

    /** The parts that neither are reserved nor lie free; all that are not reserved, if stock could not be read. */
    private List<Short> shorts(Telling telling) {
        var shorts = new ArrayList<Short>();
        var left = new HashMap<Long, BigDecimal>();
        for (var move : moves.rows()) {
            if (isUnreserved(move)) {
                var part = new Short(move, free(move, left), orders(move), this, telling);
                if (part.missing().signum() > 0) {
                    shorts.add(part);
                }
            }
        }
        return shorts;
    }

    /** What is free for a move, in its own unit; lines of the same part share it. */
    private Optional<BigDecimal> free(OdooRecord move, Map<Long, BigDecimal> left) {
        return stock(move)
                .flatMap(product -> product.decimal("free_qty").map(all -> {
                    var perUnit = perUnit(move);
                    var free = left.getOrDefault(product.id(), all.max(BigDecimal.ZERO))
                            .multiply(perUnit);
                    var taken = free.min(lacking(move));
                    left.put(product.id(), free.subtract(taken).divide(perUnit, MathContext.DECIMAL64));
                    return taken;
                }));
    }

    /** How many of a move's unit make one of the unit that stock is counted in. */
    private static BigDecimal perUnit(OdooRecord move) {
        var own = move.decimal("product_uom_qty").orElse(BigDecimal.ZERO);
        var counted = move.decimal("product_qty").orElse(own);
        return own.signum() > 0 && counted.signum() > 0 ? own.divide(counted, MathContext.DECIMAL64) : BigDecimal.ONE;
    }

    private Optional<OdooRecord> stock(OdooRecord move) {
        var product = move.reference("product_id").map(Reference::id).orElse(0L);
        return stock.rows().stream().filter(it -> it.id() == product).findFirst();
    }

    private List<OdooRecord> orders(OdooRecord move) {
        var product = move.reference("product_id").map(Reference::id).orElse(0L);
        return Purchases.sorted(lines.rows().stream()
                .filter(expected::isOpen)
                .filter(it -> it.reference("product_id")
                        .map(Reference::id)
                        .orElse(-1L)
                        .equals(product)));
    }

    List<Line> reasons(OrderTiming timing, Telling telling) {
        var words = telling.words();
        if (!moves.succeeded() || moves.rows().isEmpty()) {
            return List.of();
        }
        var shorts = shorts(telling);
        var count = telling.evidence(
                "stock.move",
                moves.rows().stream().map(OdooRecord::id).toList(),
                words.say("part.components"),
                moves.asOf(),
                telling.computed("product_uom_qty", "short", BigDecimal.valueOf(shorts.size()), null),
                telling.computed(
                        "id", "components", BigDecimal.valueOf(moves.rows().size()), null));
        var all = telling.format().number(moves.rows().size());
        if (shorts.isEmpty()) {
            return List.of(
                    new Line(words.counted("order.parts.there", moves.rows().size(), all), List.of(count)));
        }
        var said = new ArrayList<Line>();
        said.add(new Line(
                words.counted(
                        "order.parts.short", shorts.size(), telling.format().number(shorts.size()), all),
                List.of(count)));
        shorts.stream().limit(2).forEach(it -> said.addAll(it.reasons(timing)));
        return said;
    }

    Optional<Sheet> sheet(Telling telling) {
        var shorts = shorts(telling);
        if (shorts.isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.part"),
                words.say("column.needed"),
                words.say("column.available"),
                words.say("column.missing"),
                words.say("column.order"),
                words.say("column.supplier"),
                words.say("column.open"),
                words.say("column.promised"),
                words.say("column.late"));
        return Optional.of(new Sheet(
                columns, shorts.stream().flatMap(it -> it.rows().stream()).toList()));
    }

    /** A part that is missing. */
    record Short(
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

        BigDecimal missing() {
            return needed().subtract(available()).max(BigDecimal.ZERO);
        }

        private String unit() {
            return Telling.label(move, "product_uom", "");
        }

        private String part() {
            return Telling.label(move, "product_id", "?");
        }

        List<Line> reasons(OrderTiming timing) {
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
                said.add(
                        PurchaseTelling.promise(orders.getFirst(), parts.lines().asOf(), timing.start(), telling));
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

        private RecordEvidence evidence() {
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
}
