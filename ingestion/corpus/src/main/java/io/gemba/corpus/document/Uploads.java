package io.gemba.corpus.document;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.ScopeSql;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents that people hand in, and what their owners may do with them. Runs in the caller's transaction and scope.
 */
public final class Uploads {
    private static final String SAME = """
            SELECT d.id FROM document d
            JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            WHERE d.tenant_id = :tenant AND d.source = 'upload' AND d.uploaded_by = :person AND d.part_of IS NULL
              AND d.state <> 'deleted' AND d.acl_id = :acl AND d.record IS NOT DISTINCT FROM :record AND v.sha256 = :sha256
            """;
    private static final String INSERT = """
            INSERT INTO document (tenant_id, id, source, source_key, acl_id, site, trust, uploaded_by, record, file_name,
                                  state, latest_version, title, kind)
            VALUES (:tenant, :id, 'upload', :key, :acl, :site, :trust, :person, :record, :fileName,
                    'received', 1, :fileName, :kind)
            """;
    private static final String INSERT_VERSION = """
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes)
            VALUES (:tenant, :id, 1, :sha256, :bytes)
            """;
    private static final String REPLAY = """
            UPDATE document SET state = 'received', problem_code = NULL, problem_detail = NULL, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id AND state = 'failed'
            """;
    private static final String REPLAY_ALL = """
            UPDATE document d SET state = 'received', problem_code = NULL, problem_detail = NULL, changed_at = now()
            FROM acl a
            WHERE a.id = d.acl_id AND d.tenant_id = :tenant AND d.state = 'failed' AND d.problem_code = :code AND
            """ + REACHES + """
            RETURNING d.id, d.latest_version
            """;
    private static final String DELETE = """
            UPDATE document SET state = 'deleted', changed_at = now()
            WHERE tenant_id = :tenant AND id = :id AND state <> 'deleted'
            """;

    /** The same content that the same person handed in before for the same readers, if it is still there. */
    public Optional<DocumentId> same(JdbcClient jdbc, NewUpload upload) {
        return jdbc.sql(SAME)
                .param("tenant", upload.tenant().value())
                .param("person", upload.person())
                .param("acl", AclStore.idOf(jdbc, upload.tenant(), upload.acl()))
                .param("record", upload.record().map(RecordRef::value).orElse(null))
                .param("sha256", upload.hash().bytes())
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Registers an upload as received. The content has to be in the blob store already. */
    public DocumentId add(JdbcClient jdbc, NewUpload upload) {
        var id = DocumentId.random();
        jdbc.sql(INSERT)
                .param("tenant", upload.tenant().value())
                .param("id", id.value())
                .param("key", id.value().toString())
                .param("acl", AclStore.idOf(jdbc, upload.tenant(), upload.acl()))
                .param("site", upload.site().orElse(null))
                .param("trust", Trust.NORMAL.rank())
                .param("person", upload.person())
                .param("record", upload.record().map(RecordRef::value).orElse(null))
                .param("fileName", upload.fileName())
                .param("kind", upload.kind().label())
                .update();
        jdbc.sql(INSERT_VERSION)
                .param("tenant", upload.tenant().value())
                .param("id", id.value())
                .param("sha256", upload.hash().bytes())
                .param("bytes", upload.bytes())
                .update();
        return id;
    }

    /** Takes a failed document up again; false if it has not failed. */
    public boolean replay(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        return jdbc.sql(REPLAY)
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** Takes up again all documents within the scope that failed for that reason; gives their newest versions. */
    public Map<DocumentId, Integer> replayAll(JdbcClient jdbc, AccessScope scope, String code) {
        var replayed = new LinkedHashMap<DocumentId, Integer>();
        ScopeSql.bind(jdbc.sql(REPLAY_ALL), scope).param("code", code).query((ResultSet row) -> {
            replayed.put(new DocumentId(row.getObject("id", UUID.class)), row.getInt("latest_version"));
        });
        return replayed;
    }

    /** Hides a document from everyone at once; false if it was gone already. What is left of it is purged later. */
    public boolean delete(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        return jdbc.sql(DELETE)
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /**
     * A file that a person hands in.
     *
     * @param person who is asked to answer for it
     * @param kind {@link DocumentKind#OTHER} if the person did not say
     * @param record that it hangs on; the audience has to be {@linkplain RecordRef#readers its readers} then
     */
    public record NewUpload(
            TenantId tenant,
            int person,
            String fileName,
            DocumentKind kind,
            Acl acl,
            Optional<String> site,
            Optional<RecordRef> record,
            ContentHash hash,
            long bytes) {}
}
