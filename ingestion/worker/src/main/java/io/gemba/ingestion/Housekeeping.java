package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.OlderReadings;
import io.gemba.corpus.document.Purge;
import io.gemba.corpus.document.Revisions;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Keeps the search tables in step with the documents. */
@Component
class Housekeeping {
    /** Counting takes as long as the corpus is large; it may take this share of the time. */
    private static final int IDLE_PER_COUNT = 4;

    private static final int READ_AGAIN = 200;

    private final CorpusDatabase database;
    private final WorkQueue queue;
    private final OlderReadings readings = new OlderReadings();
    private final ChunkStore chunks = new ChunkStore();
    private final Purge purge;
    private final Revisions revisions;
    private final Map<TenantId, Counted> counted = new ConcurrentHashMap<>();

    Housekeeping(CorpusDatabase database, WorkQueue queue, Revisions revisions) {
        this.database = database;
        this.queue = queue;
        this.revisions = revisions;
        this.purge = new Purge(revisions);
    }

    /** Removes what is left of a deleted document. */
    void purge(Work.Whole document) {
        var tenant = new TenantId(document.tenant());
        database.forTenant(tenant, jdbc -> {
            chunks.remove(jdbc, tenant, document.document());
            purge.purge(jdbc, tenant, document.document());
            return document;
        });
    }

    /**
     * Gives a document's chunks the access rule that it has now. Who may read it also says what it may stand in the
     * place of.
     */
    void repoint(Work.Whole document) {
        var tenant = new TenantId(document.tenant());
        database.forTenant(tenant, jdbc -> {
            chunks.repoint(jdbc, tenant, document.document());
            revisions.settle(jdbc, tenant, document.document());
            return document;
        });
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

    /** Sets right what is counted by and by. */
    void nightly() {
        for (var tenant : database.tenants()) {
            database.forTenant(tenant, jdbc -> {
                chunks.reconcile(jdbc, tenant);
                return tenant;
            });
        }
    }

    private record Counted(String state, Instant notBefore) {
        private static final Counted NEVER = new Counted("", Instant.EPOCH);
    }
}
