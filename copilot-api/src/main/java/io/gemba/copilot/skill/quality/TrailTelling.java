package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Words;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sentences about the way of a lot.
 *
 * @param stock the lots that were made of it, with what is left of them
 */
record TrailTelling(LotTrail trail, Transfers transfers, Read stock, Telling telling) {
    private static final List<Passage.Event> ORIGINS =
            List.of(Passage.Event.RECEIVED, Passage.Event.MADE, Passage.Event.ARRIVED, Passage.Event.FOUND);

    /** Of one lot: where it came from, who got it, then the rest. */
    List<Line> ofLot(Slots.Value.OfRecord lot) {
        var said = new ArrayList<Line>();
        said.add(origin(lot));
        said.add(new TrailCustomers(trail, transfers, telling).line(evidence(lot)));
        said.add(left(lot));
        said.addAll(rest());
        return said;
    }

    /** Of what an order used and made. */
    List<Line> ofOrder(Slots.Value.OfRecord order) {
        var name = Telling.label(order.read(), "name");
        var own = telling.evidence(
                order.read(),
                name,
                order.asOf(),
                telling.text(order.read(), "name"),
                telling.state(order.read(), "state", "production"),
                telling.reference(order.read(), "product_id"));
        if (trail.sources().isEmpty() && trail.results().isEmpty()) {
            return List.of(new Line(
                    words().say(
                                    "genealogy.order.none",
                                    name,
                                    words().named(
                                                    "production",
                                                    order.read().text("state").orElse(""))),
                    List.of(own)));
        }
        var said = new ArrayList<Line>();
        said.add(new Line(
                words().say(
                                "genealogy.order",
                                name,
                                lots(trail.sources().size()),
                                lots(trail.results().size())),
                Stream.concat(Stream.of(own), Stream.concat(sourcesEvidence(), resultsEvidence()))
                        .toList()));
        said.add(new TrailCustomers(trail, transfers, telling).line(own));
        said.addAll(rest());
        return said;
    }

    private Line origin(Slots.Value.OfRecord lot) {
        var read = lot.read();
        var name = Telling.label(read, "name");
        var product = Telling.label(read, "product_id", "?");
        for (var event : ORIGINS) {
            var passages = trail.back().stream()
                    .filter(it -> it.event() == event)
                    .filter(it -> it.lot().filter(own -> own.id() == read.id()).isPresent())
                    .toList();
            if (!passages.isEmpty()) {
                return origin(lot, event, passages, name, product);
            }
        }
        return new Line(words().say("genealogy.origin.unknown", name, product), List.of(evidence(lot)));
    }

    private Line origin(
            Slots.Value.OfRecord lot, Passage.Event event, List<Passage> passages, String name, String product) {
        var first = passages.getFirst();
        var line = first.line();
        var day = line.time("date")
                .map(telling.format()::dayOf)
                .map(telling.format()::day)
                .orElse("?");
        var amount = telling.amount(first.quantity(), TrailSheets.unit(line));
        var evidence =
                new ArrayList<RecordEvidence>(List.of(evidence(lot), TrailSheets.evidence(List.of(first), telling)));
        transfers.evidence(first, telling).ifPresent(evidence::add);
        var text = words().say(
                        "genealogy.origin." + event.label(),
                        name,
                        product,
                        amount,
                        day,
                        Transfers.document(first),
                        transfers.partner(first).orElseGet(() -> words().say("unknown")),
                        transfers.order(first, "purchase_id").orElseGet(() -> words().say("genealogy.no-order")));
        if (passages.size() > 1) {
            text += " " + words().say("genealogy.origin.more", telling.format().number(passages.size()));
            evidence.add(count(passages, "times"));
        }
        return new Line(text, evidence);
    }

    private Line left(Slots.Value.OfRecord lot) {
        var unit = Telling.label(lot.read(), "product_uom_id", "");
        var left = lot.read().decimal("product_qty");
        var text = left.map(it -> it.signum() > 0
                        ? words().say("genealogy.left", telling.amount(it, unit))
                        : words().say("genealogy.left.none"))
                .orElseGet(() -> words().say("genealogy.left.unknown"));
        return new Line(text, List.of(evidence(lot)));
    }

    private List<Line> rest() {
        var said = new ArrayList<Line>();
        var used = trail.forth().stream()
                .filter(it -> it.event() == Passage.Event.USED)
                .toList();
        var orders = used.stream().map(Transfers::document).distinct().count();
        if (orders > 0) {
            // That nothing with a number was made of it is more than is known where a part could not be read.
            var number = telling.format().number(orders);
            var results = trail.results().size();
            said.add(new Line(
                    results == 0
                            ? words().counted("genealogy.used.only", orders, number)
                            : words().counted("genealogy.used", orders, number, lots(results)),
                    Stream.concat(Stream.of(countOf(used, "used-orders", orders)), resultsEvidence())
                            .toList()));
        }
        if (!trail.unnumbered().isEmpty()) {
            said.add(unnumbered());
        }
        var still = stock.rows().stream()
                .filter(it -> it.decimal("product_qty")
                        .filter(left -> left.signum() > 0)
                        .isPresent())
                .toList();
        if (!still.isEmpty()) {
            said.add(new Line(
                    words().counted(
                                    "genealogy.results.left",
                                    still.size(),
                                    telling.format().number(still.size())),
                    List.of(Citing.of(
                            "stock.lot",
                            still.stream().map(OdooRecord::id).toList(),
                            words().say("part.lots"),
                            stock.asOf(),
                            telling,
                            telling.computed("product_qty", "left", BigDecimal.valueOf(still.size()), null)))));
        }
        if (!trail.sources().isEmpty() && orders == 0) {
            said.add(new Line(
                    words().say("genealogy.sources", lots(trail.sources().size())),
                    sourcesEvidence().toList()));
        }
        return said;
    }

    /** What cannot be followed must not be taken for what went nowhere. */
    private Line unnumbered() {
        var all = trail.unnumbered();
        return new Line(
                words().counted(
                                "genealogy.unnumbered",
                                all.size(),
                                telling.format().number(all.size()),
                                Telling.label(all.getFirst(), "product_id", "?")),
                List.of(Citing.of(
                        "stock.move.line",
                        all.stream().map(OdooRecord::id).toList(),
                        words().say("part.passages"),
                        trail.worst().asOf(),
                        telling,
                        telling.computed("id", "unnumbered", BigDecimal.valueOf(all.size()), null),
                        telling.reference(all.getFirst(), "product_id"))));
    }

    private String lots(int number) {
        return telling.format().number(number) + " " + words().counted("unit.lots", number);
    }

    private RecordEvidence evidence(Slots.Value.OfRecord lot) {
        var read = lot.read();
        var unit = Telling.label(read, "product_uom_id", "");
        return telling.evidence(
                read,
                Telling.label(read, "name"),
                lot.asOf(),
                telling.text(read, "name"),
                telling.text(read, "ref"),
                telling.reference(read, "product_id"),
                read.has("product_qty") ? telling.quantity(read, "product_qty", unit) : null);
    }

    private Stream<RecordEvidence> sourcesEvidence() {
        return lotsEvidence(trail.sources().keySet().stream().sorted().toList());
    }

    private Stream<RecordEvidence> resultsEvidence() {
        return lotsEvidence(trail.results().keySet().stream().sorted().toList());
    }

    private Stream<RecordEvidence> lotsEvidence(List<Long> ids) {
        return ids.isEmpty()
                ? Stream.empty()
                : Stream.of(Citing.of(
                        "stock.lot",
                        ids,
                        words().say("part.lots"),
                        trail.worst().asOf(),
                        telling,
                        telling.computed("id", "lots", BigDecimal.valueOf(ids.size()), null)));
    }

    private RecordEvidence count(List<Passage> passages, String label) {
        return countOf(passages, label, passages.size());
    }

    private RecordEvidence countOf(List<Passage> passages, String label, long number) {
        return Citing.of(
                "stock.move.line",
                passages.stream().map(it -> it.line().id()).toList(),
                words().say("part.passages"),
                passages.getFirst().asOf(),
                telling,
                telling.computed("reference", label, BigDecimal.valueOf(number), null));
    }

    private Words words() {
        return telling.words();
    }
}
