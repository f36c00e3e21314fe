package io.gemba.corpus.odoo;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Documents that mirror what lies in Odoo. Each hangs on a record, whose readers are its audience; which of them may
 * read it Odoo says when they do. Runs in the caller's transaction, as the worker.
 */
public final class OdooDocuments {
    /** The source of these documents. */
    public static final String SOURCE = "odoo";

    private static final String SELECT = """
            SELECT d.id, d.source_key, d.source_stamp, d.acl_id, d.trust, d.record, d.record_name, v.sha256, v.bytes
            FROM document d
            JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            WHERE d.tenant_id = :tenant AND d.source = 'odoo' AND d.part_of IS NULL AND d.state <> 'deleted' AND
            """;
    private static final String KNOWN = SELECT + " d.source_key = ANY (CAST(:keys AS text[]))";
    private static final String ON_RECORDS = SELECT + " d.record = ANY (CAST(:records AS text[]))";
    private static final String INSERT = """
            INSERT INTO document (tenant_id, id, source, source_key, source_stamp, acl_id, trust, record, record_name,
                                  composed, file_name, state, latest_version, title, kind)
            VALUES (:tenant, :id, 'odoo', :key, :stamp, :acl, :trust, :record, :recordName,
                    :composed, :fileName, 'received', 1, :recordName || ': ' || :fileName, :kind)
            """;
    private static final String NEXT_VERSION = """
            UPDATE document SET latest_version = latest_version + 1, source_stamp = :stamp, acl_id = :acl, trust = :trust,
                   record = :record, record_name = :recordName, file_name = :fileName, state = 'received',
                   problem_code = NULL, problem_detail = NULL, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id AND state <> 'deleted'
            RETURNING latest_version
            """;
    private static final String INSERT_VERSION = """
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes)
            VALUES (:tenant, :id, :version, :sha256, :bytes)
            """;
    private static final String SET_RULES = """
            UPDATE document SET acl_id = :acl, trust = :trust, changed_at = now()
            WHERE tenant_id = :tenant AND id = :id AND state <> 'deleted'
            """;
    private static final String DELETE = """
            UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
            WHERE tenant_id = :tenant AND source = 'odoo' AND source_key = ANY (CAST(:keys AS text[]))
              AND part_of IS NULL AND state <> 'deleted'
            """;
    private static final String KEEP_ONLY = """
            UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
            WHERE tenant_id = :tenant AND source = 'odoo' AND part_of IS NULL AND state <> 'deleted'
              AND (split_part(record, ',', 1) <> ALL (CAST(:models AS text[]))
                   OR NOT source_key LIKE ANY (CAST(:prefixes AS text[])))
            """;
    private static final String OTHERWISE_CLASSIFIED = """
            SELECT DISTINCT a.id, a.company_id FROM document d JOIN acl a ON a.id = d.acl_id
            WHERE d.tenant_id = :tenant AND d.source = 'odoo' AND d.part_of IS NULL AND d.state <> 'deleted'
              AND a.audience = ARRAY[CAST(:readers AS text)] AND a.classification <> :classification
            """;
    private static final String RECLASSIFY = """
            UPDATE document SET acl_id = :to, changed_at = now()
            WHERE tenant_id = :tenant AND source = 'odoo' AND part_of IS NULL AND state <> 'deleted' AND acl_id = :from
            """;
    private static final String NUMBERS = """
            SELECT number FROM (
                SELECT CAST(split_part(source_key, ',', 2) AS bigint) AS number FROM document
                WHERE tenant_id = :tenant AND source = 'odoo' AND part_of IS NULL AND state <> 'deleted'
                  AND source_key COLLATE "C" >= :prefix AND source_key COLLATE "C" < :prefix || '~' OFFSET 0) mirrored
            WHERE number > :after AND number <= :last
            """;

    /** The documents of some keys. */
    public Map<String, Known> known(JdbcClient jdbc, TenantId tenant, Collection<String> keys) {
        return known(jdbc.sql(KNOWN).param("tenant", tenant.value()).param("keys", keys.toArray(String[]::new)));
    }

    /** The documents that hang on some records, by key. */
    public Map<String, Known> on(JdbcClient jdbc, TenantId tenant, Collection<RecordRef> records) {
        return known(jdbc.sql(ON_RECORDS)
                .param("tenant", tenant.value())
                .param("records", records.stream().map(RecordRef::value).toArray(String[]::new)));
    }

    private static Map<String, Known> known(StatementSpec statement) {
        var known = new HashMap<String, Known>();
        statement
                .query((row, n) -> known.put(row.getString("source_key"), known(row)))
                .list();
        return known;
    }

    /** The number of an access rule. */
    public int acl(JdbcClient jdbc, TenantId tenant, Acl acl) {
        return AclStore.idOf(jdbc, tenant, acl);
    }

    /**
     * Registers what was not there before. The content has to be in the blob store already.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another worker has registered it meanwhile
     */
    public DocumentId add(JdbcClient jdbc, TenantId tenant, Mirrored mirrored) {
        var id = DocumentId.random();
        bind(jdbc, jdbc.sql(INSERT), tenant, mirrored)
                .param("id", id.value())
                .param("key", mirrored.key())
                .param("composed", mirrored.composed())
                .param("kind", mirrored.kind().label())
                .update();
        insertVersion(jdbc, tenant, id, 1, mirrored);
        return id;
    }

    /** Registers what is not as it was, and says which version it became; empty if the document is gone. */
    public Optional<Integer> replace(JdbcClient jdbc, TenantId tenant, DocumentId id, Mirrored mirrored) {
        var version = bind(jdbc, jdbc.sql(NEXT_VERSION), tenant, mirrored)
                .param("id", id.value())
                .query((row, n) -> row.getInt("latest_version"))
                .optional();
        version.ifPresent(it -> insertVersion(jdbc, tenant, id, it, mirrored));
        return version;
    }

    /** Sets who may read a document and how far it is trusted, while its content and record stay. */
    public void setRules(JdbcClient jdbc, TenantId tenant, DocumentId id, Acl acl, Trust trust) {
        jdbc.sql(SET_RULES)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("acl", AclStore.idOf(jdbc, tenant, acl))
                .param("trust", trust.rank())
                .update();
    }

    /** Hides what is gone, and frees its keys. What is left of it is purged later. */
    public int delete(JdbcClient jdbc, TenantId tenant, Collection<String> keys) {
        return keys.isEmpty()
                ? 0
                : jdbc.sql(DELETE)
                        .param("tenant", tenant.value())
                        .param("keys", keys.toArray(String[]::new))
                        .update();
    }

    /**
     * Hides what is no longer to be mirrored.
     *
     * @param models whose records count
     * @param prefixes of the keys that count
     */
    public int keepOnly(JdbcClient jdbc, TenantId tenant, Collection<String> models, Collection<String> prefixes) {
        return jdbc.sql(KEEP_ONLY)
                .param("tenant", tenant.value())
                .param("models", models.toArray(String[]::new))
                .param("prefixes", prefixes.stream().map(it -> it + "%").toArray(String[]::new))
                .update();
    }

    /** Gives all that hangs on records of a model a class. */
    public int reclassify(JdbcClient jdbc, TenantId tenant, String model, Classification classification) {
        var readers = Principal.model(model);
        var others = jdbc.sql(OTHERWISE_CLASSIFIED)
                .param("tenant", tenant.value())
                .param("readers", readers.value())
                .param("classification", classification.rank())
                .query((row, n) -> Map.entry(row.getInt("id"), new CompanyId(row.getInt("company_id"))))
                .list();
        int changed = 0;
        for (var other : others) {
            changed += jdbc.sql(RECLASSIFY)
                    .param("tenant", tenant.value())
                    .param("from", other.getKey())
                    .param(
                            "to",
                            AclStore.idOf(jdbc, tenant, new Acl(other.getValue(), classification, List.of(readers))))
                    .update();
        }
        return changed;
    }

    /**
     * The numbers in Odoo of what is mirrored.
     *
     * @param prefix of the keys, up to the comma before the number
     */
    public List<Long> numbers(JdbcClient jdbc, TenantId tenant, String prefix, long after, long last) {
        return jdbc.sql(NUMBERS)
                .param("tenant", tenant.value())
                .param("prefix", prefix)
                .param("after", after)
                .param("last", last)
                .query((row, n) -> row.getLong("number"))
                .list();
    }

    private static void insertVersion(JdbcClient jdbc, TenantId tenant, DocumentId id, int version, Mirrored mirrored) {
        jdbc.sql(INSERT_VERSION)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("version", version)
                .param("sha256", mirrored.hash().bytes())
                .param("bytes", mirrored.bytes())
                .update();
    }

    private static StatementSpec bind(JdbcClient jdbc, StatementSpec statement, TenantId tenant, Mirrored mirrored) {
        return statement
                .param("tenant", tenant.value())
                .param("stamp", mirrored.stamp())
                .param("acl", AclStore.idOf(jdbc, tenant, mirrored.acl()))
                .param("trust", mirrored.trust().rank())
                .param("record", mirrored.record().value())
                .param("recordName", mirrored.recordName())
                .param("fileName", mirrored.fileName());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("source_stamp"),
                row.getInt("acl_id"),
                Trust.ofRank(row.getInt("trust")),
                RecordRef.kept(row.getString("record")),
                row.getString("record_name"),
                ContentHash.ofBytes(row.getBytes("sha256")),
                row.getLong("bytes"));
    }

    /**
     * A document as it was registered.
     *
     * @param stamp tells cheaply whether what it mirrors has changed since
     */
    public record Known(
            DocumentId id,
            String stamp,
            int aclId,
            Trust trust,
            RecordRef record,
            String recordName,
            ContentHash hash,
            long bytes) {}

    /**
     * What lies in Odoo now.
     *
     * @param key of it, unique in Odoo
     * @param composed true if it is made of texts of the record
     */
    public record Mirrored(
            String key,
            String stamp,
            RecordRef record,
            String recordName,
            Acl acl,
            Trust trust,
            String fileName,
            DocumentKind kind,
            boolean composed,
            ContentHash hash,
            long bytes) {}
}
