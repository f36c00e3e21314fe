package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents that an earlier release has read: what is known of them, and the words under which they are found, are not
 * what this one would make of their pages. They stay as they are, searched and cited, until they are read again.
 */
public final class OlderReadings {
    /** Grows whenever facts or search texts are made in another way; pages are not read again. */
    static final int PRESENT = 1;

    private static final String TAKE = """
        WITH older AS MATERIALIZED (
            SELECT id FROM document
            WHERE tenant_id = :tenant AND state = 'indexed' AND read_by < :present AND current_version = latest_version
            ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
        UPDATE document d SET state = 'received', changed_at = now()
        FROM older WHERE d.tenant_id = :tenant AND d.id = older.id
        RETURNING d.id, d.latest_version
        """;
    private static final String WAITING = """
        SELECT count(*) FROM document WHERE tenant_id = :tenant AND state IN ('received', 'processing') AND read_by < :present
        """;

    /**
     * Takes up the next few; none while as many are still being read. Runs in the caller's transaction, which schedules
     * the work.
     */
    public List<Older> next(JdbcClient jdbc, TenantId tenant, int limit) {
        var waiting = jdbc.sql(WAITING)
                .param("tenant", tenant.value())
                .param("present", PRESENT)
                .query(Integer.class)
                .single();
        if (waiting >= limit) {
            return List.of();
        }
        return jdbc.sql(TAKE)
                .param("tenant", tenant.value())
                .param("present", PRESENT)
                .param("limit", limit)
                .query((row, n) ->
                        new Older(new DocumentId(row.getObject("id", UUID.class)), row.getInt("latest_version")))
                .list();
    }

    /** A document whose version is to be read again. */
    public record Older(DocumentId document, int version) {}
}
