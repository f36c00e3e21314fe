package io.gemba.corpus.document;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents that mirror the files of a folder. Runs in the caller's transaction. */
public final class FolderFiles {
    private static final String KNOWN = """
            SELECT d.id, d.source_key, d.source_stamp, d.acl_id, d.site, d.trust, d.problem_code, v.sha256
            FROM document d
            JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            WHERE d.tenant_id = :tenant AND d.source = :source AND d.part_of IS NULL AND d.state <> 'deleted'
            """;
    private static final String INSERT = """
            INSERT INTO document (tenant_id, id, source, source_key, source_stamp, acl_id, site, trust, file_name, state,
                                  latest_version, title, kind)
            VALUES (:tenant, :id, :source, :key, :stamp, :acl, :site, :trust, :fileName, 'received', 1, :fileName, 'other')
            """;
    private static final String NEXT_VERSION = """
            UPDATE document SET latest_version = latest_version + 1, source_stamp = :stamp, acl_id = :acl, site = :site,
                   trust = :trust, state = 'received', problem_code = NULL, problem_detail = NULL, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id
            RETURNING latest_version
            """;
    private static final String INSERT_VERSION = """
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes)
            VALUES (:tenant, :id, :version, :sha256, :bytes)
            """;
    private static final String SET_RULES = """
            UPDATE document SET acl_id = :acl, site = :site, trust = :trust, source_stamp = :stamp, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id
            """;
    private static final String REJECT = """
            UPDATE document SET state = 'rejected', problem_code = :code, problem_detail = :detail, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id
            """;
    private static final String DELETE = """
            UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id
            """;

    /** The documents of a folder by the path of their file, relative to the folder. */
    public Map<String, Known> known(JdbcClient jdbc, TenantId tenant, String source) {
        var files = new HashMap<String, Known>();
        jdbc.sql(KNOWN)
                .param("tenant", tenant.value())
                .param("source", source)
                .query((row, n) -> files.put(row.getString("source_key"), known(row)))
                .list();
        return files;
    }

    /** Registers a file that was not there before. The content has to be in the blob store already. */
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

    /** Registers new content of a file, and says which version it became. */
    public int replace(JdbcClient jdbc, DocumentId id, Found file) {
        int version = bind(jdbc.sql(NEXT_VERSION), jdbc, file)
                .param("id", id.value())
                .query((row, n) -> row.getInt("latest_version"))
                .single();
        insertVersion(jdbc, id, version, file);
        return version;
    }

    /** Sets who may read a file whose content is unchanged. Holds from the moment the transaction ends. */
    public void setRules(JdbcClient jdbc, DocumentId id, Found file) {
        bind(jdbc.sql(SET_RULES), jdbc, file).param("id", id.value()).update();
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

    /** Hides the document of a file that is gone, and frees its path. What is left of it is purged later. */
    public void delete(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        jdbc.sql(DELETE).param("tenant", tenant.value()).param("id", id.value()).update();
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
