package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies of a product at each place, and what moves there and away.
 *
 * @param places where stock lies: suppliers, customers and losses are none
 */
record StockByPlace(
        OdooRecord product, Read quants, Read places, Read moves, List<Company> companies, Telling telling) {
    static final int SHOWN = 20;

    /** A row for each place of which there is something to tell, by company. */
    Optional<Sheet> sheet() {
        var byPlace = byPlace();
        if (byPlace.isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.company"),
                words.say("column.place"),
                words.say("column.on-hand"),
                words.say("column.reserved"),
                words.say("column.free"),
                words.say("column.incoming"),
                words.say("column.outgoing"));
        return Optional.of(new Sheet(
                columns, byPlace.values().stream().limit(SHOWN).map(this::row).toList()));
    }

    private Map<Long, Place> byPlace() {
        var names = new LinkedHashMap<Long, OdooRecord>();
        places.rows().forEach(it -> names.put(it.id(), it));
        var found = new LinkedHashMap<Long, Place>();
        quants.rows().forEach(it -> at(it, "location_id", names, found).ifPresent(place -> place.quants.add(it)));
        moves.rows().forEach(it -> {
            var from = id(it, "location_id");
            var to = id(it, "location_dest_id");
            if (names.containsKey(to) && !names.containsKey(from)) {
                at(it, "location_dest_id", names, found).ifPresent(place -> place.incoming.add(it));
            } else if (names.containsKey(from) && !names.containsKey(to)) {
                at(it, "location_id", names, found).ifPresent(place -> place.outgoing.add(it));
            }
        });
        return found;
    }

    /** What lies at all places, for whom Odoo does not work it out; empty if that cannot be told either. */
    Optional<Line> held() {
        var held = byPlace().values().stream().flatMap(it -> it.quants.stream()).toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var name = Telling.label(product, "display_name");
        var hand = sum(held, "quantity");
        var free = hand.subtract(sum(held, "reserved_quantity"));
        return Optional.of(new Line(
                telling.words().say("stock.held", name, telling.amount(hand, unit()), telling.amount(free, unit())),
                List.of(telling.evidence(
                        "stock.quant",
                        held.stream().map(OdooRecord::id).toList(),
                        name,
                        quants.asOf(),
                        telling.computed("quantity", "on-hand", hand, unit()),
                        telling.computed("quantity", "free", free, unit())))));
    }

    private static Optional<Place> at(
            OdooRecord read, String field, Map<Long, OdooRecord> names, Map<Long, Place> found) {
        return Optional.ofNullable(names.get(id(read, field)))
                .map(it -> found.computeIfAbsent(it.id(), key -> new Place(it)));
    }

    private static long id(OdooRecord read, String field) {
        return read.reference(field).map(Reference::id).orElse(0L);
    }

    private String unit() {
        return Telling.label(product, "uom_id", "");
    }

    private Row row(Place place) {
        var hand = sum(place.quants, "quantity");
        var reserved = sum(place.quants, "reserved_quantity");
        var incoming = moving(place.incoming);
        var outgoing = moving(place.outgoing);
        var evidence = new ArrayList<RecordEvidence>();
        var held = List.of(
                telling.computed("quantity", "on-hand", hand, unit()),
                telling.computed("reserved_quantity", "reserved", reserved, unit()),
                telling.computed("quantity", "free", hand.subtract(reserved), unit()));
        evidence.add(
                place.quants.isEmpty()
                        ? nothing(place)
                        : evidence("stock.quant", place, place.quants, quants, held.toArray(RecordValue[]::new)));
        Stream.of(Map.entry("incoming", place.incoming), Map.entry("outgoing", place.outgoing))
                .filter(it -> !it.getValue().isEmpty())
                .forEach(it -> evidence.add(evidence(
                        "stock.move",
                        place,
                        it.getValue(),
                        moves,
                        telling.computed("product_uom_qty", it.getKey(), moving(it.getValue()), unit()))));
        return new Row(
                List.of(
                        company(place.read),
                        Telling.label(place.read, "complete_name"),
                        telling.amount(hand, unit()),
                        telling.amount(reserved, unit()),
                        telling.amount(hand.subtract(reserved), unit()),
                        place.incoming.isEmpty() ? "" : telling.amount(incoming, unit()),
                        place.outgoing.isEmpty() ? "" : telling.amount(outgoing, unit())),
                evidence);
    }

    /** That nothing lies somewhere stands in no record but that of the product, of which there is none there. */
    private RecordEvidence nothing(Place place) {
        return telling.evidence(
                product,
                Telling.label(place.read, "complete_name") + " · " + company(place.read),
                quants.asOf(),
                telling.computed("qty_available", "on-hand", BigDecimal.ZERO, unit()));
    }

    private RecordEvidence evidence(
            String model, Place place, List<OdooRecord> rows, Read read, RecordValue... values) {
        return telling.evidence(
                model,
                rows.stream().map(OdooRecord::id).toList(),
                Telling.label(place.read, "complete_name") + " · " + company(place.read),
                read.asOf(),
                values);
    }

    private String company(OdooRecord place) {
        return Telling.label(place, "company_id", "");
    }

    private static BigDecimal sum(List<OdooRecord> rows, String field) {
        return rows.stream()
                .map(it -> it.decimal(field).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What moves, in the unit that stock is counted in. */
    private BigDecimal moving(List<OdooRecord> rows) {
        return rows.stream()
                .map(it -> it.decimal("product_qty")
                        .or(() -> it.decimal("product_uom_qty"))
                        .orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many rows the longest of its tables has. */
    int rows() {
        return Math.max(byPlace().size(), needing().size());
    }

    /** The manufacturing orders that need it, the earliest first. */
    private List<OdooRecord> needing() {
        return moves.rows().stream()
                .filter(it -> it.has("raw_material_production_id"))
                .toList();
    }

    List<Line> needs() {
        var needing = needing();
        if (needing.isEmpty()) {
            return List.of();
        }
        var first = needing.getFirst();
        var count = telling.evidence(
                "stock.move",
                needing.stream().map(OdooRecord::id).toList(),
                telling.words().say("part.components"),
                moves.asOf(),
                telling.computed("raw_material_production_id", "orders", BigDecimal.valueOf(needing.size()), null));
        return List.of(new Line(
                telling.words()
                        .counted(
                                "stock.needed",
                                needing.size(),
                                telling.format().number(needing.size()),
                                Telling.label(first, "raw_material_production_id", "?"),
                                amount(first),
                                first.time("date")
                                        .map(it -> telling.format()
                                                .day(telling.format().dayOf(it)))
                                        .orElse("?")),
                List.of(count, needEvidence(first))));
    }

    Optional<Sheet> needSheet() {
        var needing = needing();
        if (needing.size() < 2) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.for"),
                words.say("column.needed"),
                words.say("column.reserved"),
                words.say("column.day"));
        return Optional.of(new Sheet(
                columns,
                needing.stream()
                        .limit(SHOWN)
                        .map(it -> new Row(
                                List.of(
                                        Telling.label(it, "raw_material_production_id", ""),
                                        amount(it),
                                        telling.amount(
                                                it.decimal("quantity").orElse(BigDecimal.ZERO),
                                                Telling.label(it, "product_uom", unit())),
                                        it.time("date")
                                                .map(at -> telling.format()
                                                        .day(telling.format().dayOf(at)))
                                                .orElse("")),
                                List.of(needEvidence(it))))
                        .toList()));
    }

    private String amount(OdooRecord move) {
        return telling.amount(
                move.decimal("product_uom_qty").orElse(BigDecimal.ZERO), Telling.label(move, "product_uom", unit()));
    }

    private RecordEvidence needEvidence(OdooRecord move) {
        var unit = Telling.label(move, "product_uom", unit());
        return telling.evidence(
                move,
                Telling.label(move, "raw_material_production_id", "?"),
                moves.asOf(),
                telling.quantity(move, "product_uom_qty", unit),
                telling.quantity(move, "quantity", unit),
                telling.day(move, "date"),
                telling.reference(move, "raw_material_production_id"));
    }

    private static final class Place {
        private final OdooRecord read;
        private final List<OdooRecord> quants = new ArrayList<>();
        private final List<OdooRecord> incoming = new ArrayList<>();
        private final List<OdooRecord> outgoing = new ArrayList<>();

        Place(OdooRecord read) {
            this.read = read;
        }
    }
}
