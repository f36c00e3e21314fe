package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Who got what a trail leads to. A recall rests on it, so that it says whether these are all. */
record TrailCustomers(LotTrail trail, Transfers transfers, Telling telling) {
    private static final int MOST_NAMED = 20;

    Line line(RecordEvidence about) {
        var delivered = trail.forth().stream()
                .filter(it -> it.event() == Passage.Event.DELIVERED)
                .toList();
        var whole = trail.isWhole()
                && transfers.read().succeeded()
                && !transfers.read().cut();
        if (delivered.isEmpty()) {
            return new Line(
                    telling.words().say(whole ? "genealogy.customers.none" : "genealogy.customers.none.cut"),
                    List.of(about));
        }
        return named(delivered, whole);
    }

    private Line named(List<Passage> delivered, boolean whole) {
        var words = telling.words();
        var customers = new LinkedHashMap<Long, Passage>();
        delivered.forEach(it -> transfers
                .of(it)
                .flatMap(transfer -> transfer.reference("partner_id"))
                .map(Reference::id)
                .ifPresent(id -> customers.putIfAbsent(id, it)));
        var unnamed = delivered.stream().anyMatch(it -> transfers.partner(it).isEmpty());
        var deliveries = delivered.stream().map(Transfers::document).distinct().count();
        var counted = telling.format().number(deliveries) + " " + words.counted("unit.deliveries", deliveries);
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(count(delivered, deliveries, customers.size()));
        if (customers.isEmpty()) {
            return new Line(words.say("genealogy.deliveries", counted), evidence);
        }
        customers.values().stream()
                .limit(MOST_NAMED)
                .flatMap(it -> transfers.evidence(it, telling).stream())
                .forEach(evidence::add);
        var names = String.join(
                "; ",
                Stream.concat(
                                customers.values().stream()
                                        .limit(MOST_NAMED)
                                        .flatMap(it -> transfers.partner(it).stream()),
                                customers.size() > MOST_NAMED ? Stream.of("…") : Stream.empty())
                        .toList());
        var key = whole && !unnamed ? "genealogy.customers" : "genealogy.customers.at-least";
        return new Line(
                words.counted(key, customers.size(), telling.format().number(customers.size()), counted, names),
                evidence);
    }

    private RecordEvidence count(List<Passage> delivered, long deliveries, int customers) {
        return Citing.of(
                "stock.move.line",
                delivered.stream().map(it -> it.line().id()).toList(),
                telling.words().say("part.passages"),
                delivered.getFirst().asOf(),
                telling,
                telling.computed("picking_id", "deliveries", BigDecimal.valueOf(deliveries), null),
                telling.computed("picking_id", "customers", BigDecimal.valueOf(customers), null));
    }
}
