package io.gemba.copilot.skill.quality;

import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way of lots through receipts, manufacturing orders and deliveries, followed both ways at once: each stage takes
 * one call for what is linked to what is known, and one for where that came from and went.
 */
final class LotTrail {
    private static final int STAGES = 2;
    private static final int MOST_VALUES = 1000;
    private static final String ORDER = "date, id";

    private final Records records;
    private final Map<Long, Passage> back = new LinkedHashMap<>();
    private final Map<Long, Passage> forth = new LinkedHashMap<>();
    private final Map<Long, OdooRecord> unnumbered = new LinkedHashMap<>();
    private final Map<Long, Reference> sources = new LinkedHashMap<>();
    private final Map<Long, Reference> results = new LinkedHashMap<>();
    private final List<Read> reads = new ArrayList<>();
    private final Set<Long> start;
    private boolean further;

    private LotTrail(Records records, Set<Long> start) {
        this.records = records;
        this.start = start;
    }

    /** Of one lot. */
    static LotTrail of(OdooRecord lot, Records records) {
        var trail = new LotTrail(records, Set.of(lot.id()));
        var first = trail.needed(Domain.all(
                Domain.equal("lot_id", lot.id()),
                Domain.equal("state", "done"),
                Domain.any(
                        Domain.in("location_usage", Passage.OUTSIDE),
                        Domain.in("location_dest_usage", Passage.OUTSIDE))));
        trail.follow(
                trail.note(first, trail.back, it -> Passage.into(it, first.asOf()), trail.start),
                trail.note(first, trail.forth, it -> Passage.outOf(it, first.asOf()), trail.start),
                STAGES);
        return trail;
    }

    /** Of what went into an order, and of what came out of it. */
    static LotTrail ofOrder(OdooRecord order, Records records) {
        var trail = new LotTrail(records, Set.of());
        var parts = new ArrayList<Domain>(
                List.of(Domain.equal("reference", order.text("name").orElse("")), Domain.equal("state", "done")));
        order.reference("company_id").ifPresent(it -> parts.add(Domain.equal("company_id", it.id())));
        var first = trail.needed(Domain.all(parts.toArray(Domain[]::new)));
        var used = first.rows().stream()
                .flatMap(it -> Passage.outOf(it, first.asOf()).stream())
                .filter(it -> it.event() == Passage.Event.USED && it.lot().isPresent())
                .toList();
        var made = first.rows().stream()
                .flatMap(it -> Passage.into(it, first.asOf()).stream())
                .filter(it -> it.event() == Passage.Event.MADE)
                .toList();
        used.forEach(it -> trail.back.put(it.line().id(), it));
        trail.addMade(made);
        trail.addLots(used, trail.sources);
        var next = trail.lines(trail.sources.keySet(), trail.results.keySet());
        trail.follow(
                trail.note(next, trail.back, it -> Passage.into(it, next.asOf()), trail.sources.keySet()),
                trail.note(next, trail.forth, it -> Passage.outOf(it, next.asOf()), trail.results.keySet()),
                STAGES - 1);
        return trail;
    }

    private Read needed(Domain domain) {
        var read = records.needed(QualityTypes.PASSAGE, domain, ORDER);
        reads.add(read);
        return read;
    }

    private Read read(Domain domain) {
        var read = records.read(QualityTypes.PASSAGE, domain, ORDER);
        reads.add(read);
        return read;
    }

    /** Goes on from what brought lots into stock, and from what took lots out of it. */
    private void follow(List<Passage> into, List<Passage> outOf, int stages) {
        var used = unseen(into.stream().flatMap(it -> it.used().stream()), back);
        var made = unseen(outOf.stream().flatMap(it -> it.made().stream()), forth);
        if (used.isEmpty() && made.isEmpty()) {
            return;
        }
        if (stages == 0) {
            further = true;
            return;
        }
        var linked = linked(used, made);
        var parts = linked.rows().stream()
                .filter(it -> used.contains(it.id()))
                .flatMap(it -> Passage.outOf(it, linked.asOf()).stream())
                .filter(it -> it.lot().isPresent())
                .toList();
        parts.forEach(it -> back.putIfAbsent(it.line().id(), it));
        var before = addLots(parts, sources);
        var after = addMade(linked.rows().stream()
                .filter(it -> made.contains(it.id()))
                .flatMap(it -> Passage.into(it, linked.asOf()).stream())
                .toList());
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        var next = lines(before, after);
        follow(
                note(next, back, it -> Passage.into(it, next.asOf()), before),
                note(next, forth, it -> Passage.outOf(it, next.asOf()), after),
                stages - 1);
    }

    private static Set<Long> unseen(Stream<Long> ids, Map<Long, Passage> seen) {
        return ids.filter(it -> !seen.containsKey(it)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What has no number of its own cannot be followed back; what was made without one is told. */
    private Read linked(Set<Long> used, Set<Long> made) {
        return read(Domain.any(
                Domain.all(
                        Domain.in("id", most(used)),
                        Domain.equal("state", "done"),
                        Domain.not(Domain.equal("lot_id", null))),
                Domain.all(Domain.in("id", most(made)), Domain.equal("state", "done"))));
    }

    private Read lines(Collection<Long> before, Collection<Long> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return Read.nothing();
        }
        return read(Domain.all(
                Domain.equal("state", "done"),
                Domain.any(
                        Domain.all(Domain.in("lot_id", most(before)), Domain.in("location_usage", Passage.OUTSIDE)),
                        Domain.all(
                                Domain.in("lot_id", most(after)), Domain.in("location_dest_usage", Passage.OUTSIDE)))));
    }

    private List<Long> most(Collection<Long> ids) {
        further |= ids.size() > MOST_VALUES;
        return ids.stream().limit(MOST_VALUES).toList();
    }

    private List<Passage> note(
            Read read, Map<Long, Passage> into, Function<OdooRecord, Optional<Passage>> passage, Set<Long> lots) {
        var found = read.rows().stream()
                .flatMap(it -> passage.apply(it).stream())
                .filter(it -> it.quantity().signum() > 0)
                .filter(it -> it.lot().map(Reference::id).filter(lots::contains).isPresent())
                .toList();
        found.forEach(it -> into.putIfAbsent(it.line().id(), it));
        return found;
    }

    private Set<Long> addMade(List<Passage> made) {
        made.stream()
                .filter(it -> it.lot().isEmpty() && it.quantity().signum() > 0)
                .forEach(it -> unnumbered.putIfAbsent(it.line().id(), it.line()));
        var numbered = made.stream().filter(it -> it.lot().isPresent()).toList();
        numbered.forEach(it -> forth.putIfAbsent(it.line().id(), it));
        return addLots(numbered, results);
    }

    /** The lots that were not known before. */
    private Set<Long> addLots(List<Passage> passages, Map<Long, Reference> known) {
        var added = new HashSet<Long>();
        passages.stream().flatMap(it -> it.lot().stream()).forEach(lot -> {
            if (!start.contains(lot.id()) && known.putIfAbsent(lot.id(), lot) == null) {
                added.add(lot.id());
            }
        });
        return added;
    }

    /** How it came about, the lot itself first. */
    List<Passage> back() {
        return List.copyOf(back.values());
    }

    /** What became of it, the lot itself first. */
    List<Passage> forth() {
        return List.copyOf(forth.values());
    }

    /** What was made of it and has no number by which it could be followed. */
    List<OdooRecord> unnumbered() {
        return List.copyOf(unnumbered.values());
    }

    /** The lots that went into it. */
    Map<Long, Reference> sources() {
        return Map.copyOf(sources);
    }

    /** The lots that were made of it. */
    Map<Long, Reference> results() {
        return Map.copyOf(results);
    }

    /** The first of the reads that failed or was cut, if one did; else the first. */
    Read worst() {
        return reads.stream()
                .filter(it -> !it.succeeded() || it.cut())
                .findFirst()
                .orElseGet(reads::getFirst);
    }

    /** True if it goes on beyond what was looked at. */
    boolean goesFurther() {
        return further;
    }

    /** True if nothing of it is missing. */
    boolean isWhole() {
        return !further && reads.stream().allMatch(it -> it.succeeded() && !it.cut());
    }
}
