package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.odoo.OdooPlaces;
import io.gemba.corpus.upkeep.Reconciliation;
import io.gemba.corpus.upkeep.Reconciliation.Finding;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares every night the numbers of what is there in Odoo with those of what is known, and mends: deletions of which
 * nothing was said, and what became visible without having changed. It goes on from where it was when it is
 * interrupted.
 */
final class Sweep {
    static final String BARE = "Odoo shows nothing of what it showed before; the documents stay as they are";

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 1000;

    private final Bot bot;
    private final CorpusDatabase database;
    private final OdooPlaces places = new OdooPlaces();
    private final TenantId tenant;
    private final int hour;
    private final Clock clock;
    private final Map<String, Counted> counted = new HashMap<>();

    Sweep(Bot bot, CorpusDatabase database, OdooSourceSettings settings, Clock clock) {
        this.bot = bot;
        this.database = database;
        this.tenant = new TenantId(settings.tenant());
        this.hour = settings.sweepHour();
        this.clock = clock;
    }

    /** Goes on with a source, if it is its time; not much longer than that. */
    void goOn(Source source, Reach reach, Instant until) {
        var now = clock.instant().atZone(clock.getZone());
        if (hour < 0 || now.getHour() < hour) {
            return;
        }
        var state = database.forTenant(tenant, jdbc -> places.sweep(jdbc, tenant, source.feed()));
        var today = now.toLocalDate();
        if (today.equals(state.on())) {
            return;
        }
        long to = state.to();
        while (to >= 0 && clock.instant().isBefore(until)) {
            to = step(source, reach, to, today);
        }
    }

    /** Compares a page; the number up to which that goes, or -1 at the end. */
    private long step(Source source, Reach reach, long after, LocalDate today) {
        var query = Query.of(source.model(), List.of("id"))
                .where(Domain.all(source.domain(reach), Domain.where("id", Operator.GREATER, after)))
                .atMost(PAGE);
        var there = bot.read(query).stream().map(OdooRecord::id).toList();
        var last = there.isEmpty() ? Long.MAX_VALUE : there.getLast();
        var known = source.known(after, last);
        if (there.isEmpty() && after == 0 && !known.isEmpty()) {
            LOG.warn("{}: {}", source.feed(), BARE);
            end(source, today, BARE);
            return -1;
        }
        mend(source, there, known);
        if (there.isEmpty()) {
            end(source, today, null);
            return -1;
        }
        database.forTenant(tenant, jdbc -> {
            places.swept(jdbc, tenant, source.feed(), last, null);
            return true;
        });
        return last;
    }

    private void mend(Source source, List<Long> there, List<Long> known) {
        var gone = new HashSet<>(known);
        gone.removeAll(Set.copyOf(there));
        var missing = new HashSet<>(there);
        missing.removeAll(Set.copyOf(known));
        source.drop(gone);
        database.forTenant(tenant, jdbc -> {
            places.note(jdbc, tenant, source.model(), missing);
            return true;
        });
        counted.merge(source.feed(), new Counted(there.size(), gone.size()), Counted::plus);
    }

    private void end(Source source, LocalDate today, @Nullable String problem) {
        var count = counted.getOrDefault(source.feed(), new Counted(0, 0));
        counted.remove(source.feed());
        database.forTenant(tenant, jdbc -> {
            places.swept(jdbc, tenant, source.feed(), 0, today);
            places.problem(jdbc, tenant, source.feed(), problem);
            Reconciliation.note(
                    jdbc, tenant, new Finding("odoo", source.feed(), clock.instant(), count.checked(), count.mended()));
            return true;
        });
        if (count.mended() > 0) {
            LOG.info("{}: {} were gone from Odoo without notice", source.feed(), count.mended());
        }
    }

    private record Counted(long checked, long mended) {
        Counted plus(Counted other) {
            return new Counted(checked + other.checked, mended + other.mended);
        }
    }
}
