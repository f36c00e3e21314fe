package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.odoo.Availability;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.Query;
import io.gemba.odoo.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads records as the asker, in so many calls and until so long. What cannot be read is said, and no failure. */
final class Records {
    private static final int PAGE = 400;
    private static final int FEW = 20;

    private final RecordAccess access;
    private final OdooSession session;
    private final Instant deadline;
    private final int most;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();

    Records(RecordAccess access, Instant deadline, int most) {
        this.access = access;
        this.session = access.session().until(deadline);
        this.deadline = deadline;
        this.most = most;
    }

    RecordAccess access() {
        return access;
    }

    /** Begins to read, on a thread of its own. */
    CompletableFuture<Read> begin(RecordType type, Domain domain, String order) {
        return CompletableFuture.supplyAsync(() -> read(type, domain, order), Thread::startVirtualThread);
    }

    Read read(RecordType type, Domain domain, String order) {
        return read(session, type, domain, order, PAGE);
    }

    /**
     * Reads what there is no answer without.
     *
     * @throws NotRead if it could not be
     */
    Read needed(RecordType type, Domain domain, String order) {
        var read = read(type, domain, order);
        if (read.lack() != null) {
            throw new NotRead(read.lack());
        }
        return read;
    }

    /** Looks for the record that somebody means, within one company if they named one. */
    Read look(Optional<Company> site, RecordType type, Domain domain, String order) {
        var as = site.map(Company::odooId)
                .map(it -> access.session(it).until(deadline))
                .orElse(session);
        return read(as, type, domain, order, FEW);
    }

    /**
     * As within one company alone, and at one place of it: what Odoo computes, such as stock, it computes for the
     * active companies and all their places.
     */
    CompletableFuture<Read> beginWithin(
            long company, Optional<Long> location, RecordType type, Domain domain, String order) {
        var there = access.session(company).until(deadline);
        var within = location.map(there::at).orElse(there);
        return CompletableFuture.supplyAsync(() -> read(within, type, domain, order, PAGE), Thread::startVirtualThread);
    }

    private Read read(OdooSession as, RecordType type, Domain domain, String order, int limit) {
        return attempt(
                () -> switch (access.of(as, type)) {
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
                type);
    }

    /** How many calls a skill makes is fixed in its code; more is a fault in it. */
    private void count() {
        if (calls.incrementAndGet() > most) {
            throw new IllegalStateException("more than %d calls to Odoo".formatted(most));
        }
    }

    private Read attempt(Supplier<Read> reading, RecordType type) {
        try {
            return reading.get();
        } catch (OdooFailure e) {
            return Read.lacking(
                    switch (e.kind()) {
                        case UNREACHABLE, OUT_OF_TIME, LOCKED -> {
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

    /** Since when Odoo is away, where that is known. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince.get());
    }

    int calls() {
        return calls.get();
    }

    /** Why something could not be read. */
    enum Lack {
        /** The app is not installed. */
        ABSENT,
        /** The asker may not. */
        DENIED,
        /** Odoo did not answer in time. */
        AWAY
    }

    /**
     * What was read.
     *
     * @param lack why nothing was; none if it was
     * @param cut true if there is more
     */
    record Read(
            List<OdooRecord> rows, Instant asOf, @Nullable Lack lack, boolean cut) {
        Read {
            rows = List.copyOf(rows);
        }

        static Read lacking(Lack lack) {
            return new Read(List.of(), Instant.now(), lack, false);
        }

        /** Nothing was to be read, for want of anything to look for. */
        static Read nothing() {
            return new Read(List.of(), Instant.now(), null, false);
        }

        boolean succeeded() {
            return lack == null;
        }

        Optional<OdooRecord> first() {
            return rows.stream().findFirst();
        }
    }
}
