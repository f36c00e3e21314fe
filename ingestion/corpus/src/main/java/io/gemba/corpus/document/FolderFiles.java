package io.gemba.corpus.document;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents that mirror the files of a folder. Runs in the caller's transaction. Whoever the search tables still show a
 * document to, only {@code document.acl_id} and its state decide, so setting these is all that revoking needs.
 */
public final class FolderFiles {
    private static final String KNOWN = """
            SELECT d.id, d.source_key, d.source_stamp, d.acl_id, d.site, d.trust, d.problem_code, v.sha256
            FROM unnest(CAST(:from AS text[]), CAST(:to AS text[]), CAST(:deep AS boolean[])) AS part (first, beyond, deep)
            JOIN document d ON d.tenant_id = :tenant AND d.source = :source
                           AND d.source_key COLLATE "C" >= part.first AND d.source_key COLLATE "C" < part.beyond
            JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            WHERE d.part_of IS NULL AND d.state <> 'deleted' AND (part.deep OR position('/' IN substr(d.source_key, length(part.first) + 1)) = 0)
            """;
    private static final String INSERT = """
            INSERT INTO document (tenant_id, id, source, source_key, source_stamp, acl_id, site, trust, file_name, state,
                                  latest_version, title, kind)
            VALUES (:tenant, :id, :source, :key, :stamp, :acl, :site, :trust, :fileName, 'received', 1, :fileName, 'other')
            """;
    private static final String LOCK = """
            SELECT 1 FROM document
            WHERE tenant_id = :tenant AND id = :id AND source_stamp = :stamp AND state <> 'deleted' FOR UPDATE
            """;
    private static final String NEXT_VERSION = """
            UPDATE document SET latest_version = latest_version + 1, source_stamp = :stamp, acl_id = :acl, site = :site,
                   trust = :trust, state = 'received', problem_code = NULL, problem_detail = NULL, changed_at = now(),
                   content_checked_at = now()
            WHERE tenant_id = :tenant AND id = :id
            RETURNING latest_version
            """;
    private static final String INSERT_VERSION = """
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes)
            VALUES (:tenant, :id, :version, :sha256, :bytes)
            """;
    private static final String SET_STAMP = """
            UPDATE document SET source_stamp = :stamp, content_checked_at = now() WHERE tenant_id = :tenant AND id = :id
            """;
    private static final String SET_RULES = """
            UPDATE document SET acl_id = :acl, site = :site, trust = :trust, changed_at = now()
            WHERE tenant_id = :tenant AND id = ANY (:ids) AND state <> 'deleted'
            """;
    private static final String REJECT = """
            WITH ended AS (UPDATE document_version v SET finished_at = now() FROM document d
                           WHERE d.tenant_id = :tenant AND d.id = :id AND v.tenant_id = d.tenant_id
                             AND v.document_id = d.id AND v.version = d.latest_version)
            UPDATE document SET state = 'rejected', problem_code = :code, problem_detail = :detail, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id
            """;
    private static final String DELETE = """
            UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
            WHERE tenant_id = :tenant AND id = ANY (:ids) AND state <> 'deleted'
            """;

    /** The documents of these parts of a folder by the path of their file, relative to the folder. */
    public Map<String, Known> known(JdbcClient jdbc, TenantId tenant, String source, Collection<FolderPart> parts) {
        var files = new HashMap<String, Known>();
        jdbc.sql(KNOWN)
                .param("tenant", tenant.value())
                .param("source", source)
                .param("from", parts.stream().map(FolderPart::first).toArray(String[]::new))
                .param("to", parts.stream().map(FolderPart::beyond).toArray(String[]::new))
                .param("deep", parts.stream().map(FolderPart::deep).toArray(Boolean[]::new))
                .query((ResultSet row) -> {
                    files.put(row.getString("source_key"), known(row));
                });
        return files;
    }

    /**
     * Registers a file that was not there before. The content has to be in the blob store already.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another worker has registered it meanwhile
     */
    public DocumentId add(JdbcClient jdbc, String source, String key, Found file) {
        var id = DocumentId.random();
        bind(jdbc.sql(INSERT), jdbc, file)
                .param("id", id.value())
                .param("source", source)
                .param("key", key)
                .param("fileName", key.substring(key.lastIndexOf('/') + 1))
                .update();
        insertVersion(jdbc, id, 1, file);
        return id;
    }

    /** Keeps a document as it is until the transaction ends; false if it is no longer as it was known. */
    public boolean lock(JdbcClient jdbc, TenantId tenant, Known known) {
        return jdbc.sql(LOCK)
                .param("tenant", tenant.value())
                .param("id", known.id().value())
                .param("stamp", known.stamp())
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    /** Registers new content of a file, and says which version it became. */
    public int replace(JdbcClient jdbc, DocumentId id, Found file) {
        int version = bind(jdbc.sql(NEXT_VERSION), jdbc, file)
                .param("id", id.value())
                .query((row, n) -> row.getInt("latest_version"))
                .single();
        insertVersion(jdbc, id, version, file);
        return version;
    }

    /** Notes that a file was touched while its content stayed. */
    public void setStamp(JdbcClient jdbc, TenantId tenant, DocumentId id, String stamp) {
        jdbc.sql(SET_STAMP)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("stamp", stamp)
                .update();
    }

    /**
     * Sets who may read documents, any number of them at once. Holds from the moment the transaction ends; the search
     * tables follow.
     */
    public int setRules(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> ids, Rules rules) {
        return jdbc.sql(SET_RULES)
                .param("tenant", tenant.value())
                .param("ids", DocumentId.values(ids))
                .param("acl", AclStore.idOf(jdbc, tenant, rules.acl()))
                .param("site", rules.site())
                .param("trust", rules.trust().rank())
                .update();
    }

    /** Says that a file is not even looked into, and why. */
    public void reject(JdbcClient jdbc, TenantId tenant, DocumentId id, Document.Problem problem) {
        jdbc.sql(REJECT)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("code", problem.code())
                .param("detail", problem.detail())
                .update();
    }

    /**
     * Hides the documents of files that are gone, any number of them at once, and frees their paths. What is left of
     * them is purged later.
     */
    public int delete(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> ids) {
        return jdbc.sql(DELETE)
                .param("tenant", tenant.value())
                .param("ids", DocumentId.values(ids))
                .update();
    }

    private static void insertVersion(JdbcClient jdbc, DocumentId id, int version, Found file) {
        jdbc.sql(INSERT_VERSION)
                .param("tenant", file.tenant().value())
                .param("id", id.value())
                .param("version", version)
                .param("sha256", file.hash().bytes())
                .param("bytes", file.bytes())
                .update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, JdbcClient jdbc, Found file) {
        return statement
                .param("tenant", file.tenant().value())
                .param("stamp", file.stamp())
                .param("acl", AclStore.idOf(jdbc, file.tenant(), file.rules().acl()))
                .param("site", file.rules().site())
                .param("trust", file.rules().trust().rank());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("source_stamp"),
                ContentHash.ofBytes(row.getBytes("sha256")),
                row.getInt("acl_id"),
                row.getString("site"),
                Trust.ofRank(row.getInt("trust")),
                row.getString("problem_code"));
    }

    /**
     * A document as it was registered.
     *
     * @param stamp tells cheaply whether the file has changed since
     * @param problemCode why it is not read, if it is not
     */
    public record Known(
            DocumentId id,
            String stamp,
            ContentHash hash,
            int aclId,
            @Nullable String site,
            Trust trust,
            @Nullable String problemCode) {}

    /** A file as it lies in the folder now. */
    public record Found(TenantId tenant, String stamp, ContentHash hash, long bytes, Rules rules) {}

    /** What {@code access.yaml} says of a file. */
    public record Rules(Acl acl, @Nullable String site, Trust trust) {}
}
