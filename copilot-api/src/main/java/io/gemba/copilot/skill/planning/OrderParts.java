package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.ExpectedReceipts;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts that a manufacturing order needs, and what should bring those that are missing.
 *
 * @param moves what it needs, with what is reserved for it
 * @param stock of what is not reserved
 * @param lines of purchase orders for it
 * @param expected what is still to come of these
 */
public record OrderParts(Read moves, Read stock, Read lines, ExpectedReceipts expected) {
    private static final int REASONS = 2;
    private static final Set<String> FINISHED = Set.of("done", "cancel");
    private static final Set<String> OVER = Set.of("done", "cancel", "assigned");

    /**
     * Reads what else there is of what is not reserved, what brings it, and what is still to come of that: three calls,
     * none if all is reserved.
     *
     * @param moves what the order needs
     */
    public static OrderParts of(OdooRecord order, Read moves, Records records) {
        var parts = byQuantity(order, moves, records);
        return new OrderParts(
                moves,
                parts.stock(),
                parts.lines(),
                ExpectedReceipts.of(parts.lines().rows(), records));
    }

    /** The same in one call less: what was ordered and has not come counts as coming, also if it was given up. */
    public static OrderParts byQuantity(OdooRecord order, Read moves, Records records) {
        var wanted = unreserved(moves.rows());
        if (wanted.isEmpty() || FINISHED.contains(order.text("state").orElse(""))) {
            return new OrderParts(moves, Read.nothing(), Read.nothing(), ExpectedReceipts.byQuantity());
        }
        var company = order.reference("company_id").map(Reference::id).orElseThrow();
        var place = order.reference("location_src_id").map(Reference::id);
        var stock = records.beginWithin(company, place, Types.PRODUCT, Domain.in("id", wanted), "id");
        var lines = records.read(
                Types.PURCHASE_LINE,
                Domain.all(
                        Domain.in("product_id", wanted),
                        Domain.equal("company_id", company),
                        Domain.in("state", Purchases.LIVE)),
                // Most have come long ago; those that have not are among the latest.
                "date_planned desc, id desc");
        return new OrderParts(moves, stock.join(), lines, ExpectedReceipts.byQuantity());
    }

    /** The products of which not all is reserved. */
    private static Set<Long> unreserved(List<OdooRecord> moves) {
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
    public List<ShortPart> shorts(Telling telling) {
        var shorts = new ArrayList<ShortPart>();
        var left = new HashMap<Long, BigDecimal>();
        for (var move : moves.rows()) {
            if (isUnreserved(move)) {
                var part = new ShortPart(move, free(move, left), orders(move), this, telling);
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
    static BigDecimal perUnit(OdooRecord move) {
        var own = move.decimal("product_uom_qty").orElse(BigDecimal.ZERO);
        var counted = move.decimal("product_qty").orElse(own);
        return own.signum() > 0 && counted.signum() > 0 ? own.divide(counted, MathContext.DECIMAL64) : BigDecimal.ONE;
    }

    Optional<OdooRecord> stock(OdooRecord move) {
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

    /** What it needs. */
    private List<OdooRecord> needed() {
        return moves.rows().stream()
                .filter(it -> !"cancel".equals(it.text("state").orElse("")))
                .toList();
    }

    /** The moves that are neither done nor reserved, though what they want may lie free. */
    public List<OdooRecord> unreserved() {
        return moves.rows().stream().filter(OrderParts::isUnreserved).toList();
    }

    /** How many components there are, and how many are short; nothing if there are none. */
    public Optional<Line> count(Telling telling) {
        var needed = needed();
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var shorts = shorts(telling);
        var all = telling.format().number(needed.size());
        var components = counting(needed, "components", telling);
        if (shorts.isEmpty()) {
            return Optional.of(new Line(words.counted("order.parts.there", needed.size(), all), List.of(components)));
        }
        var missing = counting(shorts.stream().map(ShortPart::move).toList(), "short", telling);
        return Optional.of(new Line(
                needed.size() == 1
                        ? words.say("order.parts.short.only")
                        : words.counted(
                                "order.parts.short",
                                shorts.size(),
                                telling.format().number(shorts.size()),
                                all),
                List.of(missing, components)));
    }

    private RecordEvidence counting(List<OdooRecord> counted, String what, Telling telling) {
        return telling.evidence(
                "stock.move",
                counted.stream().map(OdooRecord::id).toList(),
                telling.words().say("part.components"),
                moves.asOf(),
                telling.computed("id", what, BigDecimal.valueOf(counted.size()), null));
    }

    List<Line> reasons(OrderTiming timing, PartAlternatives alternatives, Telling telling) {
        var said = new ArrayList<Line>();
        count(telling).ifPresent(said::add);
        shorts(telling).stream().limit(REASONS).forEach(it -> {
            said.addAll(it.reasons(timing.start()));
            alternatives.of(it).ifPresent(said::add);
        });
        return said;
    }

    public Optional<Sheet> sheet(Telling telling) {
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
}
