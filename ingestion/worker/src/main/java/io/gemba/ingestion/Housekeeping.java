package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Purge;
import io.gemba.corpus.document.Revisions;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import org.springframework.stereotype.Component;

/** Keeps the search tables in step with the documents. */
@Component
class Housekeeping {
    private final CorpusDatabase database;
    private final WorkQueue queue;
    private final ChunkStore chunks = new ChunkStore();
    private final Purge purge = new Purge();
    private final Revisions revisions = new Revisions();

    Housekeeping(CorpusDatabase database, WorkQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /** Removes what is left of a deleted document. */
    void purge(Work.Whole document) {
        var tenant = new TenantId(document.tenant());
        database.forTenant(tenant, jdbc -> {
            chunks.remove(jdbc, tenant, document.document());
            purge.purge(jdbc, tenant, document.document());
            queue.countLexemes(new Work.Tenant(document.tenant()));
            return document;
        });
    }

    /** Gives a document's chunks the access rule that it has now. */
    void repoint(Work.Whole document) {
        var tenant = new TenantId(document.tenant());
        database.forTenant(tenant, jdbc -> {
            chunks.repoint(jdbc, tenant, document.document());
            return document;
        });
    }

    /** Counts how often each stem occurs. */
    void countLexemes(Work.Tenant work) {
        var tenant = new TenantId(work.tenant());
        database.forTenant(tenant, jdbc -> {
            chunks.countLexemes(jdbc, tenant);
            return work;
        });
    }

    /** Puts revisions in force whose day has come. */
    void settleRevisions(int tenantId) {
        var tenant = new TenantId(tenantId);
        database.forTenant(tenant, jdbc -> {
            revisions.settleAll(jdbc, tenant);
            return tenant;
        });
    }
}
