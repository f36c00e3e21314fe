package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes what is left of deleted documents. Runs in the caller's transaction. */
public final class Purge {
    private static final String CONNECTIONS = """
        SELECT id, array_remove(named_keys || number_key, NULL) AS keys FROM document
        WHERE tenant_id = :tenant AND id = ANY (:ids) AND state = 'deleted'
        """;
    private static final String TAKE_UP = CONNECTIONS + " ORDER BY id FOR UPDATE";
    private static final String DELETE = "DELETE FROM document WHERE tenant_id = :tenant AND id = ANY (:ids)";

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
     * Removes deleted documents with their pages and contents, and puts earlier revisions back in force where these
     * were the newest. Does nothing to a document that is not deleted. What came in a document has to be among them.
     *
     * @param chunks removes the chunks of those that go, before they do
     */
    public void purge(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> ids, Consumer<List<DocumentId>> chunks) {
        revisions.lock(jdbc, tenant, keys(taken(jdbc, CONNECTIONS, tenant, ids)));
        var taken = taken(jdbc, TAKE_UP, tenant, ids);
        if (taken.isEmpty()) {
            return;
        }
        var documents = taken.stream().map(Taken::id).toList();
        chunks.accept(documents);
        var contents = Contents.ofAllVersions(jdbc, tenant, documents);
        bind(jdbc.sql(DELETE), tenant, documents).update();
        blobs.deleteOrphans(jdbc, tenant, contents);
        var connections = keys(taken);
        if (!connections.isEmpty()) {
            revisions.settle(jdbc, tenant, connections);
        }
    }

    private static List<Taken> taken(JdbcClient jdbc, String statement, TenantId tenant, Collection<DocumentId> ids) {
        return bind(jdbc.sql(statement), tenant, ids)
                .query((row, n) -> new Taken(new DocumentId(row.getObject("id", UUID.class)), List.of((String[])
                        row.getArray("keys").getArray())))
                .list();
    }

    private static Set<String> keys(List<Taken> taken) {
        var keys = new HashSet<String>();
        taken.forEach(it -> keys.addAll(it.keys()));
        return keys;
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, TenantId tenant, Collection<DocumentId> ids) {
        return statement.param("tenant", tenant.value()).param("ids", DocumentId.values(ids));
    }

    /** A document that goes, and the numbers that connect it with others. */
    private record Taken(DocumentId id, List<String> keys) {}
}
