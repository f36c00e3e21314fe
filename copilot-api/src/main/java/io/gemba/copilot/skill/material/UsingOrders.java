package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The open manufacturing orders that use a part.
 *
 * @param needed which lines of theirs these are
 * @param moves the lines, the earliest first
 * @param sum of all of them, where there are more than were read
 */
record UsingOrders(OdooRecord part, Domain needed, Read moves, Groups sum, Telling telling) {

    private String unit() {
        return Telling.label(part, "uom_id", "");
    }

    /** In the unit that stock is counted in. */
    private BigDecimal all() {
        return sum.rows().stream()
                .findFirst()
                .flatMap(it -> it.decimal("product_qty:sum"))
                .orElseGet(() -> moves.rows().stream()
                        .map(it -> it.decimal("product_qty").orElse(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private long count() {
        return sum.rows().isEmpty() ? moves.rows().size() : sum.count();
    }

    List<Line> lines() {
        if (!moves.succeeded()) {
            return List.of();
        }
        var words = telling.words();
        if (moves.rows().isEmpty()) {
            return List.of(new Line(words.say("used.orders.none"), List.of()));
        }
        var first = moves.rows().getFirst();
        return List.of(new Line(
                words.counted(
                        "used.orders",
                        count(),
                        telling.format().number(count()),
                        telling.amount(all(), unit()),
                        order(first),
                        amount(first),
                        Cells.dayOf(first.time("date"), telling)),
                List.of(total(), evidence(first))));
    }

    private RecordEvidence total() {
        return telling.evidence(
                "stock.move",
                needed,
                telling.words().say("used.said", Telling.label(part, "display_name")),
                count(),
                telling.words().say("part.using-orders"),
                moves.asOf(),
                telling.computed("product_qty", "needed-in-all", all(), unit()),
                telling.computed("raw_material_production_id", "order-lines", BigDecimal.valueOf(count()), null));
    }

    private static String order(OdooRecord move) {
        return Telling.label(move, "raw_material_production_id", "?");
    }

    private String unit(OdooRecord move) {
        return Telling.label(move, "product_uom", unit());
    }

    private String amount(OdooRecord move) {
        return telling.amount(move.decimal("product_uom_qty").orElse(BigDecimal.ZERO), unit(move));
    }

    Optional<Sheet> sheet() {
        if (moves.rows().isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.for"),
                words.say("column.needed"),
                words.say("column.reserved"),
                words.say("column.day"),
                words.say("column.company"));
        return Optional.of(new Sheet(
                columns, moves.rows().stream().limit(Uses.SHOWN).map(this::row).toList()));
    }

    private Row row(OdooRecord move) {
        return new Row(
                List.of(
                        order(move),
                        amount(move),
                        telling.amount(move.decimal("quantity").orElse(BigDecimal.ZERO), unit(move)),
                        Cells.dayOf(move.time("date"), telling),
                        Telling.label(move, "company_id", "")),
                List.of(evidence(move)));
    }

    private RecordEvidence evidence(OdooRecord move) {
        return telling.evidence(
                move,
                order(move),
                moves.asOf(),
                telling.quantity(move, "product_uom_qty", unit(move)),
                telling.quantity(move, "quantity", unit(move)),
                telling.day(move, "date"),
                telling.reference(move, "raw_material_production_id"),
                telling.reference(move, "company_id"));
    }
}
