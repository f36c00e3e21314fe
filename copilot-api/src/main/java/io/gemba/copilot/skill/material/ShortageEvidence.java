package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bears shortages out. */
record ShortageEvidence(FoundShortages found) {
    private static final int NAMED = 20;

    private Telling telling() {
        return found.telling();
    }

    /** How many there are, of what was looked at. */
    List<RecordEvidence> counts(long all, long missing, long below) {
        var evidence = new ArrayList<RecordEvidence>();
        if (found.demand().succeeded()) {
            evidence.add(telling()
                    .evidence(
                            "stock.move",
                            found.demand().domain(),
                            telling().words().say("shortages.said.demand", found.scope()),
                            found.demand().count(),
                            telling().words().say("part.demand"),
                            found.demand().asOf(),
                            count("short-parts", all),
                            count("missing-parts", missing)));
        }
        if (found.points().succeeded()) {
            evidence.add(points(all, below));
        }
        return evidence;
    }

    private RecordEvidence points(long all, long below) {
        var words = telling().words();
        var rows = found.points().rows();
        var values = new RecordValue[] {count("short-parts", all), count("below-parts", below)};
        return rows.isEmpty() || rows.size() > NAMED
                ? telling()
                        .evidence(
                                "stock.warehouse.orderpoint",
                                found.below(),
                                words.say("shortages.said.points", found.scope()),
                                rows.size(),
                                words.say("part.orderpoints"),
                                found.points().asOf(),
                                values)
                : telling()
                        .evidence(
                                "stock.warehouse.orderpoint",
                                rows.stream().map(OdooRecord::id).toList(),
                                words.say("part.orderpoints"),
                                found.points().asOf(),
                                values);
    }

    private RecordValue count(String labelKey, long number) {
        return telling().computed("product_id", labelKey, BigDecimal.valueOf(number), null);
    }

    /** What is needed of a part, what there is of it, its reordering rule, and where it comes from. */
    List<RecordEvidence> of(Shortage it) {
        var evidence = new ArrayList<RecordEvidence>();
        it.need().filter(need -> need.moves() > 0).ifPresent(need -> evidence.add(need(it, need)));
        it.stock().ifPresent(held -> evidence.add(stock(it, held)));
        if (it.isBelow()) {
            evidence.add(rule(it));
        }
        it.source().ifPresent(from -> evidence.add(from.evidence(telling())));
        return evidence;
    }

    private String label(Shortage it) {
        return it.part().label() + " · " + Telling.clean(it.site().name());
    }

    private RecordEvidence need(Shortage it, Need need) {
        var of = Domain.all(
                found.demand().domain(),
                Domain.equal("product_id", it.part().id()),
                Domain.equal("company_id", FoundShortages.number(it.site())));
        return telling()
                .evidence(
                        "stock.move",
                        of,
                        telling().words().say("shortages.said.demand", found.scope()) + " · " + label(it),
                        need.moves(),
                        label(it),
                        found.demand().asOf(),
                        computed("product_qty", "needed", need.wanted(), it),
                        it.needed()
                                .map(day -> Cells.computed("date", "first-needed", day, telling()))
                                .orElse(null));
    }

    private RecordEvidence stock(Shortage it, OdooRecord held) {
        return telling()
                .evidence(
                        held,
                        label(it),
                        asOf(it),
                        telling().quantity(held, "free_qty", it.part().unit()),
                        telling().quantity(held, "incoming_qty", it.part().unit()),
                        telling().quantity(held, "virtual_available", it.part().unit()),
                        computed("free_qty", "free", it.free(), it),
                        computed("incoming_qty", "incoming", it.coming(), it),
                        computed("free_qty", "missing", it.missing(), it),
                        computed("incoming_qty", "uncovered", it.uncovered(), it),
                        computed("virtual_available", "to-order", it.toOrder(), it),
                        orderBy(it, "virtual_available"),
                        late(it, "virtual_available"));
    }

    private RecordEvidence rule(Shortage it) {
        return telling()
                .evidence(
                        "stock.warehouse.orderpoint",
                        it.points().stream().map(OdooRecord::id).toList(),
                        label(it),
                        found.points().asOf(),
                        computed("product_min_qty", "minimum", it.minimum(), it),
                        it.forecast()
                                .map(number -> computed("qty_forecast", "forecast", number, it))
                                .orElse(null),
                        computed("qty_to_order", "to-order", it.toOrder(), it),
                        orderBy(it, "deadline_date"),
                        late(it, "deadline_date"));
    }

    private Instant asOf(Shortage it) {
        return Optional.ofNullable(found.stock().get(FoundShortages.number(it.site())))
                .map(read -> read.asOf())
                .orElse(found.points().asOf());
    }

    private RecordValue computed(String field, String labelKey, BigDecimal number, Shortage it) {
        return telling().computed(field, labelKey, number, it.part().unit());
    }

    private @Nullable RecordValue orderBy(Shortage it, String field) {
        return it.orderBy()
                .map(day -> Cells.computed(field, "order-by", day, telling()))
                .orElse(null);
    }

    private @Nullable RecordValue late(Shortage it, String field) {
        return it.orderBy()
                .map(day -> ChronoUnit.DAYS.between(day, telling().today()))
                .filter(days -> days > 0)
                .map(days -> telling().days(field, "days-past", days))
                .orElse(null);
    }
}
