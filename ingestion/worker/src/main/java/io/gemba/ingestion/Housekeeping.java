package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.OlderReadings;
import io.gemba.corpus.document.Parts;
import io.gemba.corpus.document.Purge;
import io.gemba.corpus.document.Revisions;
import io.gemba.corpus.odoo.OdooFollowing;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.upkeep.Reconciliation;
import io.gemba.corpus.upkeep.Unsettled;
import io.gemba.ingestion.odoo.MirroredModels;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the search tables in step with the documents. */
@Component
class Housekeeping {
    /** Counting takes as long as the corpus is large; it may take this share of the time. */
    private static final int IDLE_PER_COUNT = 4;

    private static final int READ_AGAIN = 200;
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final int SETTLED_AT_ONCE = 50;
    private static final int FOLLOWED_AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final CorpusDatabase database;
    private final WorkQueue queue;
    private final OlderReadings readings = new OlderReadings();
    private final ChunkStore chunks = new ChunkStore();
    private final Parts parts = new Parts();
    private final Purge purge;
    private final Revisions revisions;
    private final MirroredModels mirrored;
    private final OdooFollowing following = new OdooFollowing();
    private final Unsettled unsettled = new Unsettled();
    private final Reconciliation reconciliation;
    private final Map<TenantId, Counted> counted = new ConcurrentHashMap<>();

    Housekeeping(CorpusDatabase database, WorkQueue queue, Revisions revisions, MirroredModels mirrored) {
        this.database = database;
        this.queue = queue;
        this.revisions = revisions;
        this.mirrored = mirrored;
        this.purge = new Purge(revisions);
        this.reconciliation = new Reconciliation(queue);
    }

    /** Removes what is left of a deleted document and of what came in it. */
    void purge(Work.Whole document) {
        purge(new TenantId(document.tenant()), List.of(document.document()));
    }

    private void purge(TenantId tenant, List<DocumentId> documents) {
        database.forTenant(tenant, jdbc -> {
            var all = new LinkedHashSet<>(documents);
            all.addAll(parts.within(jdbc, tenant, documents));
            purge.purge(jdbc, tenant, all, taken -> chunks.remove(jdbc, tenant, taken));
            return all;
        });
    }

    /**
     * Gives a document's chunks the access rule that it has now; what came in it has its own turn. Who may read it also
     * says what it may stand in the place of.
     */
    private void repoint(TenantId tenant, DocumentId document) {
        database.forTenant(tenant, jdbc -> {
            unsettled.repointed(jdbc, tenant, document);
            chunks.repoint(jdbc, tenant, document);
            revisions.settle(jdbc, tenant, document);
            return document;
        });
    }

    /**
     * Has documents follow what Odoo says has changed, removes what is left of deleted ones, and has the search tables
     * follow changed access rules, for a while: what remains after it has its turn in the next one.
     */
    void settle() {
        var until = Instant.now().plus(SETTLING);
        for (var tenant : database.tenants()) {
            follow(tenant, until);
            settle(tenant, unsettled::deleted, some -> purge(tenant, some), until);
            settle(tenant, unsettled::toRepoint, some -> some.forEach(it -> repoint(tenant, it)), until);
        }
    }

    private void follow(TenantId tenant, Instant until) {
        int followed = FOLLOWED_AT_ONCE;
        while (followed == FOLLOWED_AT_ONCE && Instant.now().isBefore(until)) {
            followed = database.forTenant(
                    tenant, jdbc -> following.follow(jdbc, tenant, FOLLOWED_AT_ONCE, mirrored.names()));
        }
    }

    private void settle(TenantId tenant, Some some, Consumer<List<DocumentId>> work, Instant until) {
        while (Instant.now().isBefore(until)) {
            var due = database.forTenant(tenant, jdbc -> some.of(jdbc, tenant, SETTLED_AT_ONCE));
            if (due.isEmpty()) {
                return;
            }
            work.accept(due);
        }
    }

    /** Counts how often each stem occurs, where chunks have come or gone since it was counted last. */
    void countLexemes() {
        database.tenants().forEach(this::countLexemes);
    }

    private void countLexemes(TenantId tenant) {
        var last = counted.getOrDefault(tenant, Counted.NEVER);
        var began = Instant.now();
        if (began.isBefore(last.notBefore())) {
            return;
        }
        var state = database.forTenant(tenant, jdbc -> {
            var now = chunks.state(jdbc, tenant);
            if (!now.equals(last.state())) {
                chunks.countLexemes(jdbc, tenant);
            }
            return now;
        });
        var ended = Instant.now();
        var pause = Duration.between(began, ended).multipliedBy(IDLE_PER_COUNT);
        counted.put(tenant, new Counted(state, ended.plus(pause)));
    }

    /** Has documents read again that an earlier release has read; their pages are there already. */
    void readAgain() {
        for (var tenant : database.tenants()) {
            database.forTenant(tenant, jdbc -> {
                var older = readings.next(jdbc, tenant, READ_AGAIN);
                older.forEach(it ->
                        queue.ingest(new Work.Version(tenant.value(), it.document(), it.version()), Urgency.BULK));
                return older;
            });
        }
    }

    /** Puts documents in force whose day has come, and takes back those whose day is over. */
    void settleRevisions() {
        for (var tenant : database.tenants()) {
            database.forTenant(tenant, jdbc -> {
                revisions.settleAll(jdbc, tenant);
                return tenant;
            });
        }
    }

    /** Compares the tables with each other and mends what does not agree. */
    void nightly() {
        for (var tenant : database.tenants()) {
            for (var check : Reconciliation.Check.values()) {
                var finding = database.forTenant(tenant, jdbc -> reconciliation.run(jdbc, tenant, check));
                if (finding.mended() > 0) {
                    LOG.warn("The nightly checks found and mended: {} {}", finding.mended(), finding.subject());
                }
            }
        }
    }

    /** Gives some of the documents that are to be settled. */
    @FunctionalInterface
    private interface Some {
        List<DocumentId> of(JdbcClient jdbc, TenantId tenant, int most);
    }

    private record Counted(String state, Instant notBefore) {
        private static final Counted NEVER = new Counted("", Instant.EPOCH);
    }
}
