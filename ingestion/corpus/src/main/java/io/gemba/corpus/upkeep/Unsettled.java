package io.gemba.corpus.upkeep;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.document.DocumentId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents that the search tables still have to follow: who may read them has changed, or they are deleted. Nobody
 * finds what they may not, whether or not this has been done. Runs in the caller's transaction.
 */
public final class Unsettled {
    private static final String DELETED = """
            SELECT id FROM document WHERE tenant_id = :tenant AND state = 'deleted' LIMIT :most
            """;
    private static final String TO_REPOINT = """
            SELECT id FROM document
            WHERE tenant_id = :tenant AND current_version IS NOT NULL AND acl_id IS DISTINCT FROM searched_acl_id
            ORDER BY id LIMIT :most
            """;
    private static final String REPOINTED = """
            UPDATE document SET searched_acl_id = acl_id WHERE tenant_id = :tenant AND id = :id
            """;

    /** Some of the deleted documents of which something is left. */
    public List<DocumentId> deleted(JdbcClient jdbc, TenantId tenant, int most) {
        return some(jdbc, DELETED, tenant, most);
    }

    /** Some of the documents that the search tables have under an earlier access rule. */
    public List<DocumentId> toRepoint(JdbcClient jdbc, TenantId tenant, int most) {
        return some(jdbc, TO_REPOINT, tenant, most);
    }

    /**
     * Notes that the search tables have the access rule that the document has now, and keeps that rule as it is until
     * the transaction ends: the caller re-points the chunks after this.
     */
    public void repointed(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        jdbc.sql(REPOINTED)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    private static List<DocumentId> some(JdbcClient jdbc, String statement, TenantId tenant, int most) {
        return jdbc.sql(statement)
                .param("tenant", tenant.value())
                .param("most", most)
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
    }
}
