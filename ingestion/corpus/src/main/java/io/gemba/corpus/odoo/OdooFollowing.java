package io.gemba.corpus.odoo;

import io.gemba.corpus.access.TenantId;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has documents follow what Odoo says has changed: what hangs on a record, or mirrors it, goes when the record is
 * deleted, and what hangs on one that has changed is read again. Runs in the caller's transaction, as the worker.
 */
public final class OdooFollowing {
    private static final String FOLLOW = """
            WITH looked_at AS (
                DELETE FROM odoo_change c
                USING (SELECT seq, model, record_id, kind FROM odoo_change
                       WHERE tenant_id = :tenant ORDER BY seq LIMIT :most FOR UPDATE SKIP LOCKED) due
                WHERE c.tenant_id = :tenant AND c.seq = due.seq AND c.model = due.model AND c.record_id = due.record_id
                  AND c.kind = due.kind
                RETURNING c.model, c.record_id, c.kind),
            unlinked AS (
                SELECT model, record_id, model || ',' || record_id AS record FROM looked_at WHERE kind = 'unlink'),
            gone AS (
                UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
                WHERE tenant_id = :tenant AND state <> 'deleted' AND part_of IS NULL AND id IN (
                      SELECT d.id FROM unlinked u JOIN document d ON d.tenant_id = :tenant AND d.record = u.record
                      UNION
                      SELECT d.id FROM unlinked u
                      JOIN document d ON d.tenant_id = :tenant AND d.source = 'odoo' AND d.source_key = u.record)
                RETURNING id),
            again AS (
                INSERT INTO odoo_due (tenant_id, model, record_id)
                SELECT :tenant, model, record_id FROM looked_at
                WHERE kind IN ('create', 'write') AND model = ANY (CAST(:mirrored AS text[]))
                UNION
                SELECT :tenant, split_part(m.record, ',', 1), CAST(split_part(m.record, ',', 2) AS bigint)
                FROM unlinked u JOIN odoo_message m ON m.tenant_id = :tenant AND m.id = u.record_id
                WHERE u.model = 'mail.message'
                ON CONFLICT (tenant_id, model, record_id) DO UPDATE SET noticed_at = clock_timestamp()
                RETURNING model)
            SELECT (SELECT count(*) FROM looked_at) AS changes, (SELECT count(*) FROM gone) AS documents,
                   (SELECT count(*) FROM again) AS due
            """;

    /**
     * Follows some of the changes that were told, the earliest first; gives how many.
     *
     * @param mirrored models of which a changed record is read again
     */
    public int follow(JdbcClient jdbc, TenantId tenant, int most, Collection<String> mirrored) {
        return jdbc.sql(FOLLOW)
                .param("tenant", tenant.value())
                .param("most", most)
                .param("mirrored", mirrored.toArray(String[]::new))
                .query((row, n) -> row.getInt("changes"))
                .single();
    }
}
