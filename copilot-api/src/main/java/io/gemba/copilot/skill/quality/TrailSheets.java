package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tables of what happened to lots: a row for what of one lot passed with one document. */
final class TrailSheets {
    static final int SHOWN = 20;

    private final Transfers transfers;
    private final Telling telling;
    private int most;

    TrailSheets(Transfers transfers, Telling telling) {
        this.transfers = transfers;
        this.telling = telling;
    }

    /** How many rows the longest table would have. */
    int most() {
        return most;
    }

    /** Who got it. */
    Optional<Sheet> deliveries(List<Passage> forth) {
        return sheet(forth, it -> it.event() == Passage.Event.DELIVERED, "customer", "sale-order", "sale_id");
    }

    /** What else became of it. */
    Optional<Sheet> forth(List<Passage> forth) {
        return sheet(forth, it -> it.event() != Passage.Event.DELIVERED, "partner", "order", "sale_id");
    }

    /** How it came about. */
    Optional<Sheet> back(List<Passage> back) {
        return sheet(back, it -> true, "supplier", "purchase-order", "purchase_id");
    }

    private Optional<Sheet> sheet(
            List<Passage> passages, Predicate<Passage> wanted, String partner, String order, String field) {
        var groups = new LinkedHashMap<Key, List<Passage>>();
        passages.stream()
                .filter(wanted)
                .forEach(it -> groups.computeIfAbsent(Key.of(it), key -> new ArrayList<>())
                        .add(it));
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        most = Math.max(most, groups.size());
        var words = telling.words();
        var columns = List.of(
                words.say("column.step"),
                words.say("column.lot"),
                words.say("column.product"),
                words.say("column.quantity"),
                words.say("column.day"),
                words.say("column.document"),
                words.say("column." + order),
                words.say("column." + partner));
        return Optional.of(new Sheet(
                columns,
                groups.values().stream().limit(SHOWN).map(it -> row(it, field)).toList()));
    }

    private Row row(List<Passage> passages, String order) {
        var first = passages.getFirst();
        var line = first.line();
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(evidence(passages, telling));
        transfers.evidence(first, telling).ifPresent(evidence::add);
        return new Row(
                List.of(
                        telling.words().say("passage." + first.event().label()),
                        Telling.label(line, "lot_id", ""),
                        Telling.label(line, "product_id", ""),
                        telling.amount(sum(passages), unit(line)),
                        day(latest(passages)),
                        Transfers.document(first),
                        transfers.order(first, order).orElse(""),
                        transfers.partner(first).orElse("")),
                evidence);
    }

    private String day(OdooRecord line) {
        return line.time("date")
                .map(it -> telling.format().day(telling.format().dayOf(it)))
                .orElse("");
    }

    static OdooRecord latest(Collection<Passage> passages) {
        return passages.stream()
                .map(Passage::line)
                .max(Comparator.comparing(it -> it.time("date").orElse(Instant.MIN)))
                .orElseThrow();
    }

    static BigDecimal sum(Collection<Passage> passages) {
        return passages.stream().map(Passage::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String unit(OdooRecord line) {
        return Telling.label(line, "product_uom_id", "");
    }

    /** Of what passed together. */
    static RecordEvidence evidence(List<Passage> passages, Telling telling) {
        var first = passages.getFirst();
        var line = first.line();
        var label = Telling.label(line, "lot_id", Telling.label(line, "product_id", "?"));
        if (passages.size() == 1) {
            return telling.evidence(
                    line,
                    label,
                    first.asOf(),
                    telling.quantity(line, "quantity", unit(line)),
                    telling.reference(line, "lot_id"),
                    telling.reference(line, "product_id"),
                    telling.day(line, "date"),
                    telling.text(line, "reference"),
                    telling.reference(line, "picking_id"));
        }
        return Citing.of(
                "stock.move.line",
                passages.stream().map(it -> it.line().id()).toList(),
                label,
                first.asOf(),
                telling,
                telling.computed("quantity", "passed", sum(passages), unit(line)),
                telling.reference(line, "lot_id"),
                telling.reference(line, "product_id"),
                telling.day(latest(passages), "date"),
                telling.text(line, "reference"),
                telling.reference(line, "picking_id"));
    }

    /** What is told in one row. */
    private record Key(Passage.Event event, long lot, String document, String unit) {
        static Key of(Passage passage) {
            return new Key(
                    passage.event(),
                    passage.lot().map(Reference::id).orElse(0L),
                    Transfers.document(passage),
                    TrailSheets.unit(passage.line()));
        }
    }
}
