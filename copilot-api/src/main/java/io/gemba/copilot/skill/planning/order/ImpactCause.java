package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What customers may have to wait for.
 *
 * @param what as people call it
 * @param products that are waited for
 * @param coming when each of them is there; without those that nothing brings
 * @param purchases lines that bring them
 */
record ImpactCause(
        RecordKind kind,
        OdooRecord read,
        Instant asOf,
        String what,
        Set<Long> products,
        Map<Long, Instant> coming,
        List<OdooRecord> purchases,
        Read lines) {
    private static final Set<String> OVER = Set.of("done", "cancel");

    ImpactCause {
        products = Set.copyOf(products);
        coming = Map.copyOf(coming);
        purchases = List.copyOf(purchases);
    }

    boolean isOrder() {
        return kind == RecordKind.ORDER;
    }

    boolean isLot() {
        return kind == RecordKind.LOT;
    }

    boolean isOver() {
        return isOver(read);
    }

    static boolean isOver(OdooRecord order) {
        return OVER.contains(order.text("state").orElse(""));
    }

    /** The same, with what is made beside what is bought: whatever is there first. */
    ImpactCause withMade(List<OdooRecord> moves, Instant now) {
        var all = new HashMap<>(coming);
        moves.stream()
                .filter(it -> it.has("production_id"))
                .forEach(move -> move.time("date")
                        .ifPresent(day -> all.merge(id(move, "product_id"), later(day, now), ImpactCause::earlier)));
        return new ImpactCause(kind, read, asOf, what, products, all, purchases, lines);
    }

    /** When the last of some products is there; nothing if one of them does not come. */
    Optional<Instant> there(Set<Long> wanted) {
        return coming.keySet().containsAll(wanted)
                ? wanted.stream().map(coming::get).max(Instant::compareTo)
                : Optional.empty();
    }

    static long id(OdooRecord read, String field) {
        return read.reference(field).map(Reference::id).orElse(0L);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
