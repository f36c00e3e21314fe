package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A table of incidents of all kinds, the latest first. */
record IncidentRows(List<Incidents> all, Telling telling) {
    static final int SHOWN = 20;

    Optional<Sheet> sheet() {
        var rows = all.stream()
                .flatMap(kind -> kind.rows().stream().map(it -> new Dated(kind, it)))
                .sorted(Comparator.comparing(Dated::time).reversed())
                .limit(SHOWN)
                .map(this::row)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.incident"),
                words.say("column.document"),
                words.say("column.day"),
                words.say("column.product"),
                words.say("column.lot"),
                words.say("column.quantity"),
                words.say("column.partner"),
                words.say("column.reason"));
        return Optional.of(new Sheet(columns, rows));
    }

    private Row row(Dated dated) {
        var read = dated.read();
        return new Row(
                List.of(
                        telling.words().say("incident." + dated.kind().kind()),
                        dated.document(),
                        dated.time().equals(Instant.MIN)
                                ? ""
                                : telling.format().day(telling.format().dayOf(dated.time())),
                        Telling.label(read, "product_id", ""),
                        Telling.label(read, "lot_id", ""),
                        dated.quantityField()
                                .map(it -> telling.amount(
                                        read.decimal(it).orElseThrow(), Telling.label(read, "product_uom_id", "")))
                                .orElse(""),
                        Telling.label(read, "picking_partner_id", Telling.label(read, "partner_id", "")),
                        read.text("title")
                                .or(() -> read.text("origin"))
                                .map(Telling::clean)
                                .orElse("")),
                List.of(evidence(dated)));
    }

    private RecordEvidence evidence(Dated dated) {
        var read = dated.read();
        var unit = Telling.label(read, "product_uom_id", "");
        return telling.evidence(
                read,
                dated.document(),
                dated.kind().asOf(),
                telling.reference(read, "product_id"),
                telling.reference(read, "lot_id"),
                dated.quantityField()
                        .map(it -> telling.quantity(read, it, unit))
                        .orElse(null),
                telling.day(read, dated.dayField()),
                telling.text(read, "name"),
                telling.text(read, "reference"),
                telling.reference(read, "picking_id"),
                telling.reference(read, "picking_partner_id"),
                telling.reference(read, "partner_id"),
                telling.text(read, "title"),
                telling.text(read, "origin"));
    }

    /** An incident with its kind. */
    private record Dated(Incidents kind, OdooRecord read) {
        String dayField() {
            return switch (read.model()) {
                case "stock.scrap" -> "date_done";
                case "stock.move.line" -> "date";
                default -> "create_date";
            };
        }

        Instant time() {
            return read.time(dayField()).orElse(Instant.MIN);
        }

        Optional<String> quantityField() {
            return List.of("scrap_qty", "quantity").stream().filter(read::has).findFirst();
        }

        String document() {
            return read.text("name")
                    .or(() -> read.text("reference"))
                    .map(Telling::clean)
                    .orElseGet(() -> Telling.label(read, "picking_id", read.toString()));
        }
    }
}
