package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes what is left of deleted documents. Runs in the caller's transaction. */
public final class Purge {
    private static final String CONNECTIONS = """
        SELECT array_remove(named_keys || number_key, NULL) AS keys FROM document
        WHERE tenant_id = :tenant AND id = :id AND state = 'deleted'
        """;
    private static final String TAKE_UP = CONNECTIONS + " FOR UPDATE";
    private static final String DELETE =
            "DELETE FROM document WHERE tenant_id = :tenant AND id = :id AND state = 'deleted'";

    private final BlobStore blobs = new BlobStore();
    private final Revisions revisions;

    public Purge() {
        this(new Revisions());
    }

    /**
     * As {@link #Purge()}.
     *
     * @param revisions by whose calendar others come back in force
     */
    public Purge(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * Removes a deleted document with its pages and contents, and puts an earlier revision back in force if this was
     * the newest. The caller removes the chunks first. Does nothing to a document that is not deleted.
     */
    public void purge(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        keys(jdbc, CONNECTIONS, tenant, id).ifPresent(keys -> revisions.lock(jdbc, tenant, keys));
        var connections = keys(jdbc, TAKE_UP, tenant, id);
        if (connections.isEmpty()) {
            return;
        }
        var contents = Contents.ofAllVersions(jdbc, tenant, id);
        bind(jdbc.sql(DELETE), tenant, id).update();
        blobs.deleteOrphans(jdbc, tenant, contents);
        if (!connections.get().isEmpty()) {
            revisions.settle(jdbc, tenant, connections.get());
        }
    }

    private static Optional<Set<String>> keys(JdbcClient jdbc, String statement, TenantId tenant, DocumentId id) {
        return bind(jdbc.sql(statement), tenant, id)
                .query((row, n) -> Set.of((String[]) row.getArray("keys").getArray()))
                .optional();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, TenantId tenant, DocumentId id) {
        return statement.param("tenant", tenant.value()).param("id", id.value());
    }
}
