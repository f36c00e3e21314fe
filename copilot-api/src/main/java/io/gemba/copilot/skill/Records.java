package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.odoo.Availability;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.History;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.Query;
import io.gemba.odoo.RecordType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads records as the asker: of the kinds that the skill has named, in so many calls and until so long. What cannot be
 * read is said, and no failure.
 */
public final class Records {
    private static final int PAGE = 400;
    private static final int FEW = 20;

    private final RecordAccess access;
    private final OdooSession session;
    private final Instant deadline;
    private final Set<RecordType> types;
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<RecordKind> unread = EnumSet.noneOf(RecordKind.class);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();

    Records(RecordAccess access, Instant deadline, Set<RecordType> types) {
        this.access = access;
        this.session = access.session().until(deadline);
        this.deadline = deadline;
        this.types = Set.copyOf(types);
    }

    public RecordAccess access() {
        return access;
    }

    /** Begins to read, on a thread of its own. */
    public CompletableFuture<Read> begin(RecordType type, Domain domain, String order) {
        return CompletableFuture.supplyAsync(() -> read(type, domain, order), Thread::startVirtualThread);
    }

    /** Reads the first records of an order. */
    public Read read(RecordType type, Domain domain, String order) {
        return read(session, type, domain, order, PAGE);
    }

    /** As {@link #read}, no more than so many. */
    public Read first(int limit, RecordType type, Domain domain, String order) {
        return read(session, type, domain, order, limit);
    }

    /**
     * Has Odoo add records up, on a thread of its own.
     *
     * @param type whose fields are those that are grouped by and added up, as far as they are stored
     */
    public CompletableFuture<Groups> beginGroups(RecordType type, Grouping grouping) {
        return CompletableFuture.supplyAsync(() -> groups(type, grouping), Thread::startVirtualThread);
    }

    /** Has Odoo add records up: more of them than could be read one by one. */
    public Groups groups(RecordType type, Grouping grouping) {
        return attempt(
                () -> switch (available(session, type)) {
                    case Availability.Absent absent -> Groups.lacking(type.model(), grouping.domain(), Lack.ABSENT);
                    case Availability.Denied denied -> Groups.lacking(type.model(), grouping.domain(), Lack.DENIED);
                    case Availability.Readable readable -> {
                        if (!readable.fields().containsAll(grouping.fields())) {
                            yield Groups.lacking(type.model(), grouping.domain(), Lack.DENIED);
                        }
                        count();
                        var rows = session.group(grouping);
                        yield new Groups(
                                type.model(),
                                grouping.domain(),
                                rows,
                                Instant.now(),
                                null,
                                rows.size() == grouping.limit());
                    }
                },
                lack -> Groups.lacking(type.model(), grouping.domain(), lack),
                type);
    }

    /**
     * Reads what there is no answer without.
     *
     * @throws NotRead if it could not be
     */
    public Read needed(RecordType type, Domain domain, String order) {
        var read = read(type, domain, order);
        if (read.lack() != null) {
            throw new NotRead(read.lack());
        }
        return read;
    }

    /** What Odoo has kept of changes to a record, on a thread of its own. */
    public CompletableFuture<Past> beginPast(RecordType type, long id, Optional<Instant> since) {
        return CompletableFuture.supplyAsync(() -> past(type, id, since), Thread::startVirtualThread);
    }

    private Past past(RecordType type, long id, Optional<Instant> since) {
        return attempt(
                () -> {
                    count();
                    var history = session.changes(type.model(), List.of(id), since.orElse(null));
                    return new Past(history, Instant.now(), null);
                },
                lack -> new Past(null, Instant.now(), lack),
                type);
    }

    /** Notes that records could not be looked for that the question may name. */
    void leaveUnread(RecordKind kind) {
        unread.add(kind);
    }

    Set<RecordKind> unread() {
        return Set.copyOf(unread);
    }

    /** How many more calls the answer may take, for a skill to leave out what matters least. */
    public int left() {
        return Skill.MOST_CALLS - calls.get();
    }

    /** Looks for the record that somebody means, within one company if they named one. */
    Read look(Optional<Company> site, RecordType type, Domain domain, String order) {
        var as = site.map(Company::odooId)
                .map(it -> access.session(it).until(deadline))
                .orElse(session);
        var read = read(as, type, domain, order, FEW);
        return read.lack() == Lack.DENIED && type.equals(Types.PRODUCT)
                ? read(as, Types.PRODUCT_NAME, domain, order, FEW)
                : read;
    }

    /**
     * As within one company alone, and at one place of it: what Odoo computes, such as stock, it computes for the
     * active companies and all their places.
     */
    public CompletableFuture<Read> beginWithin(
            long company, Optional<Long> location, RecordType type, Domain domain, String order) {
        var there = access.session(company).until(deadline);
        var within = location.map(there::at).orElse(there);
        return CompletableFuture.supplyAsync(() -> read(within, type, domain, order, PAGE), Thread::startVirtualThread);
    }

    private Read read(OdooSession as, RecordType type, Domain domain, String order, int limit) {
        return attempt(
                () -> switch (available(as, type)) {
                    case Availability.Absent absent -> Read.lacking(Lack.ABSENT);
                    case Availability.Denied denied -> Read.lacking(Lack.DENIED);
                    case Availability.Readable readable -> {
                        count();
                        var query = Query.of(
                                        type.model(),
                                        readable.fields().stream().sorted().toList())
                                .where(domain)
                                .orderedBy(order)
                                .atMost(limit);
                        var rows = as.read(query);
                        yield new Read(rows, Instant.now(), null, rows.size() == limit);
                    }
                },
                Read::lacking,
                type);
    }

    private Availability available(OdooSession as, RecordType type) {
        if (!types.contains(type) && !type.equals(Types.PRODUCT_NAME)) {
            throw new IllegalStateException("the skill has not named %s among what it reads".formatted(type));
        }
        return access.of(as, type);
    }

    /** How many calls a skill makes is fixed in its code; more is a fault in it. */
    private void count() {
        if (calls.incrementAndGet() > Skill.MOST_CALLS) {
            throw new IllegalStateException("more than %d calls to Odoo".formatted(Skill.MOST_CALLS));
        }
    }

    private <T> T attempt(Supplier<T> reading, Function<Lack, T> lacking, RecordType type) {
        try {
            return reading.get();
        } catch (OdooFailure e) {
            return lacking.apply(
                    switch (e.kind()) {
                        case UNREACHABLE, OUT_OF_TIME, LOCKED -> {
                            away.set(true);
                            e.since().ifPresent(awaySince::set);
                            yield Lack.AWAY;
                        }
                        case UNKNOWN_FIELD, ABSENT -> {
                            access.catalogue().forget(type.model());
                            yield Lack.ABSENT;
                        }
                        case DENIED, UNAUTHENTICATED, INVALID -> Lack.DENIED;
                    });
        }
    }

    /** True if Odoo has not answered something that was to be read. */
    boolean areAway() {
        return away.get();
    }

    /** Since when Odoo is away, where that is known. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince.get());
    }

    int calls() {
        return calls.get();
    }

    /** Why something could not be read. */
    public enum Lack {
        /** The app is not installed. */
        ABSENT,
        /** The asker may not. */
        DENIED,
        /** Odoo did not answer in time. */
        AWAY
    }

    /**
     * What was done with a record.
     *
     * @param history null if it could not be read
     * @param lack why it could not; none if it was
     */
    public record Past(
            @Nullable History history,
            Instant asOf,
            @Nullable Lack lack) {}

    /**
     * What was read.
     *
     * @param lack why nothing was; none if it was
     * @param cut true if there is more
     */
    public record Read(
            List<OdooRecord> rows, Instant asOf, @Nullable Lack lack, boolean cut) {
        public Read {
            rows = List.copyOf(rows);
        }

        static Read lacking(Lack lack) {
            return new Read(List.of(), Instant.now(), lack, false);
        }

        /** Nothing was to be read, for want of anything to look for. */
        public static Read nothing() {
            return new Read(List.of(), Instant.now(), null, false);
        }

        public boolean succeeded() {
            return lack == null;
        }

        public Optional<OdooRecord> first() {
            return rows.stream().findFirst();
        }
    }
}
