package io.gemba.corpus.upkeep;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.text.Labels;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the tables with each other and mends what does not agree. Nothing here should ever be found; what is, got
 * lost in a way that nobody has thought of, or while somebody restored a backup.
 */
public final class Reconciliation {
    private static final String VECTORS_WITHOUT_CHUNK = """
            DELETE FROM chunk_vec v WHERE v.tenant_id = :tenant
              AND NOT EXISTS (SELECT FROM chunk c WHERE c.tenant_id = v.tenant_id AND c.id = v.id)
            """;
    private static final String PIECES_WITHOUT_CHUNK = """
            DELETE FROM chunk_piece_vec p WHERE p.tenant_id = :tenant
              AND NOT EXISTS (SELECT FROM chunk c WHERE c.tenant_id = p.tenant_id AND c.id = p.id)
            """;
    private static final String TEXTS_WITHOUT_CHUNK = """
            DELETE FROM chunk_fts f WHERE f.tenant_id = :tenant
              AND NOT EXISTS (SELECT FROM chunk c WHERE c.tenant_id = f.tenant_id AND c.id = f.id)
            """;
    private static final String NOT_SEARCHED = """
            UPDATE document d SET state = 'received', problem_code = NULL, problem_detail = NULL
            WHERE d.tenant_id = :tenant AND d.state = 'indexed' AND d.changed_at < now() - interval '10 minutes'
              AND (EXISTS (SELECT FROM page p WHERE p.tenant_id = d.tenant_id AND p.document_id = d.id)
                   AND NOT EXISTS (SELECT FROM chunk c WHERE c.tenant_id = d.tenant_id AND c.document_id = d.id)
                   OR EXISTS (SELECT FROM chunk c
                              LEFT JOIN chunk_piece_vec v ON v.tenant_id = c.tenant_id AND v.id = c.id
                              LEFT JOIN chunk_fts f ON f.tenant_id = c.tenant_id AND f.id = c.id
                              WHERE c.tenant_id = d.tenant_id AND c.document_id = d.id AND (v.id IS NULL OR f.id IS NULL)))
            RETURNING d.id, d.latest_version
            """;
    private static final String UNDER_ANOTHER_RULE = """
            UPDATE document d SET searched_acl_id = NULL
            WHERE d.tenant_id = :tenant AND d.searched_acl_id IS NOT NULL AND d.current_version IS NOT NULL
              AND EXISTS (SELECT FROM chunk c
                          LEFT JOIN chunk_vec v ON v.tenant_id = c.tenant_id AND v.id = c.id
                          JOIN chunk_fts f ON f.tenant_id = c.tenant_id AND f.id = c.id
                          WHERE c.tenant_id = d.tenant_id AND c.document_id = d.id
                            AND (v.acl_id <> d.searched_acl_id OR f.acl_id <> d.searched_acl_id))
            """;
    private static final String NOT_QUEUED = """
            SELECT d.id, d.latest_version FROM document d
            WHERE d.tenant_id = :tenant AND d.state IN ('received', 'processing')
              AND d.changed_at < now() - interval '10 minutes'
              AND NOT EXISTS (SELECT FROM scheduled_tasks t WHERE t.task_name = 'ingest'
                              AND t.task_instance = d.tenant_id || '/' || d.id || '/' || d.latest_version)
            """;
    private static final String NOT_DRAWN = """
            DELETE FROM page_image i WHERE i.tenant_id = :tenant AND i.sha256 IS NULL AND i.problem IS NULL
              AND NOT EXISTS (SELECT FROM quick_tasks t WHERE t.task_name = 'render-page'
                              AND t.task_instance = i.tenant_id || '/' || i.document_id || '/' || i.version || '/' || i.number)
            """;
    private static final String UNREFERENCED = """
            SELECT b.sha256 FROM blob b WHERE b.tenant_id = :tenant
              AND NOT EXISTS (SELECT FROM document_version v WHERE v.tenant_id = b.tenant_id AND v.sha256 = b.sha256)
              AND NOT EXISTS (SELECT FROM document_version v WHERE v.tenant_id = b.tenant_id AND v.reading_copy = b.sha256)
              AND NOT EXISTS (SELECT FROM page_image i WHERE i.tenant_id = b.tenant_id AND i.sha256 = b.sha256)
            """;
    private static final String COUNT =
            "SELECT count(*) FROM document WHERE tenant_id = :tenant AND state <> 'deleted'";
    private static final String NOTE = """
            INSERT INTO reconciliation (tenant_id, source, subject, checked, mended)
            VALUES (:tenant, :source, :subject, :checked, :mended)
            """;
    private static final String FORGET = """
            DELETE FROM reconciliation WHERE tenant_id = :tenant AND at < now() - interval '90 days'
            """;
    private static final String LATEST = """
            SELECT DISTINCT ON (source, subject) source, subject, at, checked, mended FROM reconciliation
            WHERE tenant_id = :tenant ORDER BY source, subject, at DESC, id DESC
            """;

    private final WorkQueue queue;
    private final BlobStore blobs = new BlobStore();
    private final ChunkStore chunks = new ChunkStore();

    public Reconciliation(WorkQueue queue) {
        this.queue = queue;
    }

    /** Mends one kind of disagreement among the documents of a tenant, and says what was found. */
    public Finding run(JdbcClient jdbc, TenantId tenant, Check check) {
        var documents = jdbc.sql(COUNT)
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
        var finding = new Finding("", check.label(), Instant.now(), documents, mend(check, jdbc, tenant));
        note(jdbc, tenant, finding);
        return finding;
    }

    private int mend(Check check, JdbcClient jdbc, TenantId tenant) {
        return switch (check) {
            case SEARCH_ROWS_WITHOUT_DOCUMENT ->
                update(jdbc, VECTORS_WITHOUT_CHUNK, tenant)
                        + update(jdbc, PIECES_WITHOUT_CHUNK, tenant)
                        + update(jdbc, TEXTS_WITHOUT_CHUNK, tenant);
            case DOCUMENTS_WITHOUT_SEARCH_ROWS -> readAgain(jdbc, NOT_SEARCHED, tenant);
            case SEARCH_ROWS_UNDER_ANOTHER_RULE -> update(jdbc, UNDER_ANOTHER_RULE, tenant);
            case CHUNKS_PER_RULE -> chunks.reconcile(jdbc, tenant);
            case STUCK_DOCUMENTS -> readAgain(jdbc, NOT_QUEUED, tenant);
            case STUCK_PICTURES -> update(jdbc, NOT_DRAWN, tenant);
            case CONTENTS_WITHOUT_DOCUMENT -> removeContents(jdbc, tenant);
        };
    }

    private static int update(JdbcClient jdbc, String statement, TenantId tenant) {
        return jdbc.sql(statement).param("tenant", tenant.value()).update();
    }

    private int readAgain(JdbcClient jdbc, String statement, TenantId tenant) {
        var versions = jdbc.sql(statement)
                .param("tenant", tenant.value())
                .query((row, n) -> new Work.Version(
                        tenant.value(), new DocumentId(row.getObject("id", UUID.class)), row.getInt("latest_version")))
                .list();
        versions.forEach(version -> queue.ingest(version, Urgency.BULK));
        return versions.size();
    }

    private int removeContents(JdbcClient jdbc, TenantId tenant) {
        var contents = jdbc.sql(UNREFERENCED)
                .param("tenant", tenant.value())
                .query((row, n) -> ContentHash.ofBytes(row.getBytes("sha256")))
                .list();
        blobs.deleteOrphans(jdbc, tenant, contents);
        return contents.size();
    }

    /** Keeps a finding for those who look after the system. */
    public static void note(JdbcClient jdbc, TenantId tenant, Finding finding) {
        jdbc.sql(FORGET).param("tenant", tenant.value()).update();
        jdbc.sql(NOTE)
                .param("tenant", tenant.value())
                .param("source", finding.source())
                .param("subject", finding.subject())
                .param("checked", finding.checked())
                .param("mended", finding.mended())
                .update();
    }

    /** What each check found last, of the scope's tenant. It is about all documents, so not for every reader. */
    public static List<Finding> latest(CorpusDatabase database, AccessScope scope) {
        return database.read(
                scope,
                jdbc -> jdbc.sql(LATEST)
                        .param("tenant", scope.tenant().value())
                        .query((row, n) -> new Finding(
                                row.getString("source"),
                                row.getString("subject"),
                                row.getTimestamp("at").toInstant(),
                                row.getLong("checked"),
                                row.getLong("mended")))
                        .list());
    }

    /** What is compared. */
    public enum Check {
        SEARCH_ROWS_WITHOUT_DOCUMENT,
        DOCUMENTS_WITHOUT_SEARCH_ROWS,
        SEARCH_ROWS_UNDER_ANOTHER_RULE,
        CHUNKS_PER_RULE,
        STUCK_DOCUMENTS,
        STUCK_PICTURES,
        CONTENTS_WITHOUT_DOCUMENT;

        /** The name that the findings carry. */
        public String label() {
            return Labels.of(this);
        }
    }

    /**
     * What a check found.
     *
     * @param source the folder that was compared; empty for the tables among themselves
     * @param checked how many documents were looked at
     * @param mended how many disagreed, and were set right
     */
    public record Finding(String source, String subject, Instant at, long checked, long mended) {}
}
