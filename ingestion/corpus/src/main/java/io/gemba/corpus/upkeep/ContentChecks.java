package io.gemba.corpus.upkeep;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.document.DocumentId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which files of a folder still have the content that is kept of them: one that changed without its size and time doing
 * so is found only by reading it again. Runs in the caller's transaction.
 */
public final class ContentChecks {
    private static final String DUE = """
            SELECT d.id, d.source_key, d.source_stamp, v.sha256
            FROM document d
            JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            JOIN blob b ON b.tenant_id = v.tenant_id AND b.sha256 = v.sha256
            WHERE d.tenant_id = :tenant AND d.source = :source AND d.state <> 'deleted' AND d.content_checked_at < :before
            ORDER BY d.content_checked_at LIMIT :most
            """;
    private static final String CHECKED = """
            UPDATE document SET content_checked_at = now() WHERE tenant_id = :tenant AND id = ANY (:ids)
            """;
    private static final String DIFFERS = """
            UPDATE document SET content_checked_at = now(), source_stamp = ''
            WHERE tenant_id = :tenant AND id = :id AND source_stamp = :stamp
            """;

    /** Those that were compared longest ago, before that moment. */
    public List<Kept> due(JdbcClient jdbc, TenantId tenant, String source, Instant before, int most) {
        return jdbc.sql(DUE)
                .param("tenant", tenant.value())
                .param("source", source)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, n) -> new Kept(
                        new DocumentId(row.getObject("id", UUID.class)),
                        row.getString("source_key"),
                        row.getString("source_stamp"),
                        ContentHash.ofBytes(row.getBytes("sha256"))))
                .list();
    }

    /** Notes that these have been compared. */
    public void checked(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> ids) {
        jdbc.sql(CHECKED)
                .param("tenant", tenant.value())
                .param("ids", DocumentId.values(ids))
                .update();
    }

    /** Has the file taken for changed by whoever looks at it next; false if it has changed since it was compared. */
    public boolean differs(JdbcClient jdbc, TenantId tenant, Kept kept) {
        return jdbc.sql(DIFFERS)
                        .param("tenant", tenant.value())
                        .param("id", kept.id().value())
                        .param("stamp", kept.stamp())
                        .update()
                > 0;
    }

    /**
     * A file as it was kept.
     *
     * @param key its path, relative to the folder
     * @param stamp its size and time of change
     */
    public record Kept(DocumentId id, String key, String stamp, ContentHash hash) {}
}
