package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The transfers of a product between places of one's own that are still open.
 *
 * @param read moves of them, the earliest first
 */
record OpenTransfers(OdooRecord product, List<Company> sites, Read read, Telling telling) {

    List<Line> lines() {
        if (!read.succeeded()) {
            return List.of();
        }
        var words = telling.words();
        var moves = read.rows();
        if (moves.isEmpty()) {
            return List.of(new Line(words.say("elsewhere.transfers.none"), List.of()));
        }
        var next = moves.getFirst();
        var count = telling.evidence(
                "stock.move",
                moves.stream().map(OdooRecord::id).toList(),
                words.say("part.transfers"),
                read.asOf(),
                telling.computed("picking_id", "transfers", BigDecimal.valueOf(moves.size()), null));
        return List.of(new Line(
                words.counted(
                        "elsewhere.transfers",
                        moves.size(),
                        telling.format().number(moves.size()),
                        name(next),
                        state(next),
                        amount(next),
                        Telling.label(next, "location_id", "?"),
                        Telling.label(next, "location_dest_id", "?"),
                        Cells.dayOf(next.time("date"), telling)),
                List.of(count, evidence(next))));
    }

    private static String name(OdooRecord move) {
        return Telling.label(
                move, "picking_id", Telling.clean(move.text("reference").orElse("?")));
    }

    private String state(OdooRecord move) {
        return telling.words().named("move", move.text("state").orElse(""));
    }

    private String unit(OdooRecord move) {
        return Telling.label(move, "product_uom", Telling.label(product, "uom_id", ""));
    }

    private String amount(OdooRecord move) {
        return telling.amount(move.decimal("product_uom_qty").orElse(BigDecimal.ZERO), unit(move));
    }

    Optional<Sheet> sheet() {
        if (read.rows().isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.transfer"),
                words.say("column.company"),
                words.say("column.from"),
                words.say("column.to"),
                words.say("column.quantity"),
                words.say("column.reserved"),
                words.say("column.state"),
                words.say("column.day"));
        return Optional.of(new Sheet(
                columns,
                read.rows().stream().limit(StockOfSites.SHOWN).map(this::row).toList()));
    }

    private Row row(OdooRecord move) {
        return new Row(
                List.of(
                        name(move),
                        sites.size() > 1 ? Telling.label(move, "company_id", "") : "",
                        Telling.label(move, "location_id", "?"),
                        Telling.label(move, "location_dest_id", "?"),
                        amount(move),
                        telling.amount(move.decimal("quantity").orElse(BigDecimal.ZERO), unit(move)),
                        state(move),
                        Cells.dayOf(move.time("date"), telling)),
                List.of(evidence(move)));
    }

    private RecordEvidence evidence(OdooRecord move) {
        return telling.evidence(
                move,
                name(move),
                read.asOf(),
                telling.quantity(move, "product_uom_qty", unit(move)),
                telling.quantity(move, "quantity", unit(move)),
                telling.state(move, "state", "move"),
                telling.day(move, "date"),
                telling.reference(move, "location_id"),
                telling.reference(move, "location_dest_id"),
                telling.reference(move, "company_id"));
    }
}
