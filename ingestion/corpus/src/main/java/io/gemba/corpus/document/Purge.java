package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes what is left of deleted documents. Runs in the caller's transaction. */
public final class Purge {
    private static final String NUMBER = """
        SELECT coalesce(number, '') AS number FROM document
        WHERE tenant_id = :tenant AND id = :id AND state = 'deleted' FOR UPDATE
        """;
    private static final String DELETE =
            "DELETE FROM document WHERE tenant_id = :tenant AND id = :id AND state = 'deleted'";

    private final BlobStore blobs = new BlobStore();
    private final Revisions revisions = new Revisions();

    /**
     * Removes a deleted document with its pages and contents, and puts an earlier revision back in force if this was
     * the newest. The caller removes the chunks first. Does nothing to a document that is not deleted.
     */
    public void purge(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        var number = bind(jdbc.sql(NUMBER), tenant, id)
                .query((row, n) -> row.getString("number"))
                .optional();
        if (number.isEmpty()) {
            return;
        }
        var contents = Contents.ofAllVersions(jdbc, tenant, id);
        bind(jdbc.sql(DELETE), tenant, id).update();
        blobs.deleteOrphans(jdbc, tenant, contents);
        if (!number.get().isEmpty()) {
            revisions.settle(jdbc, tenant, number.get());
        }
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, TenantId tenant, DocumentId id) {
        return statement.param("tenant", tenant.value()).param("id", id.value());
    }
}
