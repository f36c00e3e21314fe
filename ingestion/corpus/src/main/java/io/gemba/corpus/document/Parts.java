package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents that came in another one: a mail or an archive, their container. Who may read a part, and that it goes when
 * its container goes, the database itself sees to, whichever statement changes the container. Runs in the caller's
 * transaction.
 */
public final class Parts {
    private static final String FIND = """
        SELECT d.id, d.latest_version, v.sha256
        FROM document d
        JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
        WHERE d.tenant_id = :tenant AND d.part_of = :document AND d.part_path = :path AND d.state <> 'deleted'
        """;
    private static final String INSERT = """
        INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, problem_code,
                              problem_detail, latest_version, title, kind, part_of, part_path)
        SELECT c.tenant_id, :id, c.source, '/' || c.id || '/' || :path, c.acl_id, c.trust, :fileName, :state, :code,
               :detail, 1, :fileName, 'other', c.id, :path
        FROM document c WHERE c.tenant_id = :tenant AND c.id = :document
        """;
    private static final String NEXT_VERSION = """
        UPDATE document SET latest_version = latest_version + 1, state = :state, problem_code = :code,
               problem_detail = :detail, changed_at = now()
        WHERE tenant_id = :tenant AND id = :id
        """;
    private static final String INSERT_VERSION = """
        INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes)
        VALUES (:tenant, :id, :version, :sha256, :bytes)
        """;
    private static final String DROP_OTHERS = """
        UPDATE document SET state = 'deleted', source_key = source_key || ' deleted ' || id, changed_at = now()
        WHERE tenant_id = :tenant AND part_of = :document AND state <> 'deleted' AND part_path <> ALL (:paths)
        RETURNING id
        """;
    private static final String WITHIN = """
        WITH RECURSIVE within AS (
            SELECT id FROM document WHERE tenant_id = :tenant AND part_of = ANY (:documents)
            UNION
            SELECT d.id FROM document d JOIN within w ON d.tenant_id = :tenant AND d.part_of = w.id)
        SELECT id FROM within
        """;
    private static final String PLACE = """
        WITH RECURSIVE above AS (
            SELECT id, part_of, source, 0 AS depth FROM document WHERE tenant_id = :tenant AND id = :document
            UNION ALL
            SELECT d.id, d.part_of, d.source, a.depth + 1
            FROM document d JOIN above a ON d.tenant_id = :tenant AND d.id = a.part_of),
        outermost AS (SELECT * FROM above WHERE part_of IS NULL),
        within AS (
            SELECT d.id, d.latest_version FROM document d JOIN outermost o ON d.part_of = o.id
            WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND d.part_of <> :document
            UNION ALL
            SELECT d.id, d.latest_version FROM document d JOIN within w ON d.part_of = w.id
            WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND d.part_of <> :document)
        SELECT o.depth, o.source = 'upload' AS uploaded, count(v.version) AS parts, coalesce(sum(v.bytes), 0) AS bytes
        FROM outermost o
        LEFT JOIN within w ON true
        LEFT JOIN document_version v ON v.tenant_id = :tenant AND v.document_id = w.id AND v.version = w.latest_version
        GROUP BY o.depth, o.source
        """;
    private static final String HOLDING = """
        SELECT v.media_type, EXISTS (
            SELECT FROM document p WHERE p.tenant_id = v.tenant_id AND p.part_of = v.document_id AND p.state <> 'deleted') AS parts
        FROM document_version v WHERE v.tenant_id = :tenant AND v.document_id = :document AND v.version = :version
        """;
    private static final String UNPACKED = """
        UPDATE document SET state = 'indexed', problem_code = NULL, problem_detail = NULL, current_version = :version,
               read_by = :readBy, searched_acl_id = acl_id, changed_at = now()
        WHERE tenant_id = :tenant AND id = :document
        """;

    private final Versions versions = new Versions();

    /**
     * Registers a file that came in a container, which the caller has fenced. A part that is there already with the
     * same content stays as it is; other content at the same path is its next version. The content has to be in the
     * blob store already, unless the part is refused.
     *
     * @return what is to be read now; empty if nothing is
     */
    public Optional<Fresh> take(JdbcClient jdbc, Lease container, Found found) {
        var known = container
                .bind(jdbc.sql(FIND))
                .param("path", found.path())
                .query((row, n) -> new Known(
                        row.getObject("id", UUID.class),
                        row.getInt("latest_version"),
                        ContentHash.ofBytes(row.getBytes("sha256"))))
                .optional();
        if (known.isPresent() && known.get().hash().equals(found.hash())) {
            return Optional.empty();
        }
        var id = known.map(Known::id).orElseGet(UUID::randomUUID);
        var version = known.map(it -> it.version() + 1).orElse(1);
        var statement = container
                .bind(jdbc.sql(known.isPresent() ? NEXT_VERSION : INSERT))
                .param("id", id)
                .param("state", found.problem() == null ? "received" : "rejected")
                .param("code", found.problem() == null ? null : found.problem().code())
                .param(
                        "detail",
                        found.problem() == null ? null : found.problem().detail());
        if (known.isEmpty()) {
            statement.param("path", found.path()).param("fileName", found.fileName());
        }
        statement.update();
        jdbc.sql(INSERT_VERSION)
                .param("tenant", container.tenant().value())
                .param("id", id)
                .param("version", version)
                .param("sha256", found.hash().bytes())
                .param("bytes", found.bytes())
                .update();
        return found.problem() == null ? Optional.of(new Fresh(new DocumentId(id), version)) : Optional.empty();
    }

    /**
     * Hides the parts of a container that it no longer holds, with all that came in them. What is left of them is
     * purged later.
     *
     * @return those that went
     */
    public List<DocumentId> dropOthers(JdbcClient jdbc, Lease container, Collection<String> paths) {
        return container
                .bind(jdbc.sql(DROP_OTHERS))
                .param("paths", paths.toArray(String[]::new))
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Everything that came in some documents, deleted or not, at any depth. */
    public List<DocumentId> within(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> containers) {
        return jdbc.sql(WITHIN)
                .param("tenant", tenant.value())
                .param("documents", DocumentId.values(containers))
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Where a document stands among what came together with it. */
    public Place place(JdbcClient jdbc, Lease container) {
        return container
                .bind(jdbc.sql(PLACE))
                .query((row, n) -> new Place(
                        row.getInt("depth"), row.getInt("parts"), row.getLong("bytes"), row.getBoolean("uploaded")))
                .single();
    }

    /** What a version turned out to be, once it has been opened. */
    public Holding holding(JdbcClient jdbc, Lease container) {
        return container
                .bind(jdbc.sql(HOLDING))
                .query((row, n) -> new Holding(
                        Optional.ofNullable(row.getString("media_type")).orElse(""), row.getBoolean("parts")))
                .single();
    }

    /** Publishes a version that holds parts and no text of its own. The caller has fenced it. */
    public void unpacked(JdbcClient jdbc, Lease container) {
        container
                .bind(jdbc.sql(UNPACKED))
                .param("readBy", OlderReadings.PRESENT)
                .update();
        versions.finish(jdbc, container);
        versions.dropOlder(jdbc, container);
    }

    private record Known(UUID id, int version, ContentHash hash) {}

    /**
     * A file as it came in its container.
     *
     * @param path where it lies in there, with slashes
     * @param problem why it is not to be read, if it is not
     */
    public record Found(String path, ContentHash hash, long bytes, Document.@Nullable Problem problem) {
        String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * What a version turned out to be.
     *
     * @param parts true if other documents came in it
     */
    public record Holding(String mediaType, boolean parts) {}

    /** A version of a part that has just been registered. */
    public record Fresh(DocumentId document, int version) {}

    /**
     * Where a document stands among what came together.
     *
     * @param depth how many containers it lies in; 0 if it came by itself
     * @param others how many documents came in the outermost container at any depth, those of this document left out
     * @param bytes of those
     * @param uploaded true if somebody handed the outermost container in
     */
    public record Place(int depth, int others, long bytes, boolean uploaded) {}
}
