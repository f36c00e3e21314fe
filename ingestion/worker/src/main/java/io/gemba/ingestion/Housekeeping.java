package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.Parts;
import io.gemba.corpus.document.Purge;
import io.gemba.corpus.document.Revisions;
import io.gemba.corpus.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the search tables in step with the documents. */
@Component
class Housekeeping {
    /** Counting takes as long as the corpus is large; it may take this share of the time. */
    private static final int IDLE_PER_COUNT = 4;

    private final CorpusDatabase database;
    private final ChunkStore chunks = new ChunkStore();
    private final Parts parts = new Parts();
    private final Purge purge = new Purge();
    private final Revisions revisions = new Revisions();
    private final Map<TenantId, Counted> counted = new ConcurrentHashMap<>();

    Housekeeping(CorpusDatabase database) {
        this.database = database;
    }

    /** Removes what is left of a deleted document and of what came in it. */
    void purge(Work.Whole document) {
        forAllWithin(document, (jdbc, tenant, id) -> {
            chunks.remove(jdbc, tenant, id);
            purge.purge(jdbc, tenant, id);
        });
    }

    /** Gives the chunks of a document, and of what came in it, the access rule that it has now. */
    void repoint(Work.Whole document) {
        forAllWithin(document, chunks::repoint);
    }

    /** Each in a transaction of its own, a container after what came in it. */
    private void forAllWithin(Work.Whole document, Change change) {
        var tenant = new TenantId(document.tenant());
        var all = new ArrayList<>(database.forTenant(tenant, jdbc -> parts.within(jdbc, tenant, document.document())));
        all.add(document.document());
        for (var id : all) {
            database.forTenant(tenant, jdbc -> {
                change.make(jdbc, tenant, id);
                return id;
            });
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

    /** Puts revisions in force whose day has come, and sets right what is counted by and by. */
    void nightly() {
        for (var tenant : database.tenants()) {
            database.forTenant(tenant, jdbc -> {
                revisions.settleAll(jdbc, tenant);
                chunks.reconcile(jdbc, tenant);
                return tenant;
            });
        }
    }

    @FunctionalInterface
    private interface Change {
        void make(JdbcClient jdbc, TenantId tenant, DocumentId document);
    }

    private record Counted(String state, Instant notBefore) {
        private static final Counted NEVER = new Counted("", Instant.EPOCH);
    }
}
