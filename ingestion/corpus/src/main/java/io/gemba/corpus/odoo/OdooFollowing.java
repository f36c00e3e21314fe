package io.gemba.corpus.odoo;

import io.gemba.corpus.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has documents follow what Odoo says has changed: what hangs on a record goes when the record is deleted. Nobody finds
 * it meanwhile, since nobody sees the record any more. Runs in the caller's transaction, as the worker.
 */
public final class OdooFollowing {
    /** Nothing is kept of what a record holds, so that of other changes there is nothing to follow. */
    private static final String FOLLOW = """
            WITH looked_at AS (
                DELETE FROM odoo_change c
                USING (SELECT seq, model, record_id, kind FROM odoo_change
                       WHERE tenant_id = :tenant ORDER BY seq LIMIT :most FOR UPDATE SKIP LOCKED) due
                WHERE c.tenant_id = :tenant AND c.seq = due.seq AND c.model = due.model AND c.record_id = due.record_id
                  AND c.kind = due.kind
                RETURNING c.model, c.record_id, c.kind),
            gone AS (
                UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
                WHERE tenant_id = :tenant AND state <> 'deleted' AND part_of IS NULL AND record IN (
                      SELECT model || ',' || record_id FROM looked_at WHERE kind = 'unlink')
                RETURNING id)
            SELECT (SELECT count(*) FROM looked_at) AS changes, (SELECT count(*) FROM gone) AS documents
            """;

    /** Follows some of the changes that were told, the earliest first; gives how many. */
    public int follow(JdbcClient jdbc, TenantId tenant, int most) {
        return jdbc.sql(FOLLOW)
                .param("tenant", tenant.value())
                .param("most", most)
                .query((row, n) -> row.getInt("changes"))
                .single();
    }
}
