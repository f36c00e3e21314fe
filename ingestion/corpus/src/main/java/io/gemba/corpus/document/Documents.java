package io.gemba.corpus.document;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.ScopeSql;
import io.gemba.corpus.embedding.EmbeddingProgress;
import io.gemba.corpus.text.Language;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documents that a scope reaches. Deleted ones are not there. */
public final class Documents {
    private static final String SELECT = """
            SELECT d.*, a.company_id, a.classification, a.audience, v.pages, c.title AS container_title
            FROM document d JOIN acl a ON a.id = d.acl_id
            LEFT JOIN document c ON c.tenant_id = d.tenant_id AND c.id = d.part_of AND c.acl_id = d.acl_id
            LEFT JOIN document_version v
              ON v.tenant_id = d.tenant_id AND v.document_id = d.id
             AND v.version = coalesce(d.current_version, d.latest_version)
            WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND
            """;
    private static final String FIND = SELECT + REACHES + " AND d.id = :id";
    private static final String PARTS = SELECT + REACHES + " AND d.part_of = :id ORDER BY d.part_path";
    private static final String LIST = SELECT + REACHES + """
          AND (:state = '' OR d.state = :state) AND (:kind = '' OR d.kind = :kind)
          AND (:text = '' OR d.title ILIKE :like OR d.file_name ILIKE :like OR d.number ILIKE :like)
        ORDER BY d.changed_at DESC, d.id
        LIMIT :limit OFFSET :offset
        """;
    private static final String READABLE = """
        SELECT d.id FROM document d JOIN acl a ON a.id = d.acl_id
        WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND d.id = ANY (:ids) AND
        """ + REACHES;
    private static final String COUNT = """
        SELECT d.state, count(*) AS documents
        FROM document d JOIN acl a ON a.id = d.acl_id
        WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND
        """ + REACHES + " GROUP BY d.state";

    private static final String VERSIONS = """
        SELECT v.version, v.bytes, v.media_type, v.pages, v.received_at, v.finished_at,
               (SELECT count(*) FROM chunk c
                WHERE c.tenant_id = v.tenant_id AND c.document_id = v.document_id AND v.version = d.current_version) AS chunks
        FROM document_version v
        JOIN document d ON d.tenant_id = v.tenant_id AND d.id = v.document_id
        JOIN acl a ON a.id = d.acl_id
        WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND d.id = :id AND
        """ + REACHES + " ORDER BY v.version DESC";

    private static final String REVISIONS = """
        WITH RECURSIVE chain AS (
            SELECT d.id, d.number_key, d.superseded_by, d.source, d.trust, d.uploaded_by
            FROM document d WHERE d.tenant_id = :tenant AND d.id = :id
            UNION
            SELECT o.id, o.number_key, o.superseded_by, o.source, o.trust, o.uploaded_by
            FROM chain c JOIN document o
              ON o.tenant_id = :tenant AND o.state <> 'deleted' AND o.current_version IS NOT NULL
             AND o.source = c.source AND o.trust = c.trust AND o.uploaded_by IS NOT DISTINCT FROM c.uploaded_by
             AND (o.number_key = c.number_key OR o.superseded_by = c.id OR o.id = c.superseded_by))
        """ + SELECT + REACHES + " AND d.id IN (SELECT id FROM chain) LIMIT :limit";
    private static final int MOST_REVISIONS = 100;

    private final CorpusDatabase database;

    public Documents(CorpusDatabase database) {
        this.database = database;
    }

    /** The document, if the scope reaches it. */
    public Optional<Document> find(AccessScope scope, DocumentId id) {
        return database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(FIND), scope)
                        .param("id", id.value())
                        .query(Documents::document)
                        .optional());
    }

    /** The documents that came in a document, as far as the scope reaches, by their path. */
    public List<Document> parts(AccessScope scope, DocumentId id) {
        return database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(PARTS), scope)
                        .param("id", id.value())
                        .query(Documents::document)
                        .list());
    }

    /** Those of the documents that the scope reaches. */
    public Set<DocumentId> readable(AccessScope scope, Collection<DocumentId> ids) {
        return Set.copyOf(database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(READABLE), scope)
                        .param("ids", DocumentId.values(ids))
                        .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                        .list()));
    }

    /** The documents that match, the latest change first. */
    public List<Document> list(AccessScope scope, Filter filter) {
        return database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(LIST), scope)
                        .param(
                                "state",
                                filter.state() == null ? "" : filter.state().label())
                        .param(
                                "kind",
                                filter.kind() == null ? "" : filter.kind().label())
                        .param("text", filter.text())
                        .param("like", "%" + filter.text().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                        .param("limit", filter.limit())
                        .param("offset", filter.offset())
                        .query(Documents::document)
                        .list());
    }

    /** How many documents there are in each state. */
    public List<StateCount> countByState(AccessScope scope) {
        return database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(COUNT), scope)
                        .query((row, n) ->
                                new StateCount(DocumentState.ofLabel(row.getString("state")), row.getLong("documents")))
                        .list());
    }

    /** How far the change to another embedding model has come; empty if none is under way. */
    public Optional<EmbeddingProgress> reembedding(AccessScope scope) {
        return database.read(scope, EmbeddingProgress::read);
    }

    /** What is kept of a document's versions, the newest first; empty if the scope does not reach it. */
    public List<DocumentVersion> versions(AccessScope scope, DocumentId id) {
        return database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(VERSIONS), scope)
                        .param("id", id.value())
                        .query((row, n) -> version(row))
                        .list());
    }

    /**
     * The documents that share the number of one, or stand in its place or it in theirs, and come from where it comes
     * from; itself among them, the latest first. Only those that the scope reaches.
     */
    public List<Document> revisions(AccessScope scope, DocumentId id) {
        return database
                .read(
                        scope,
                        jdbc -> ScopeSql.bind(jdbc.sql(REVISIONS), scope)
                                .param("id", id.value())
                                .param("limit", MOST_REVISIONS)
                                .query(Documents::document)
                                .list())
                .stream()
                .sorted(Documents::byAge)
                .toList()
                .reversed();
    }

    private static int byAge(Document one, Document other) {
        var a = one.control();
        var b = other.control();
        return RevisionOrder.later(a.effectiveDate(), a.revision(), b.effectiveDate(), b.revision())
                .orElseGet(() -> one.createdAt().compareTo(other.createdAt()));
    }

    private static DocumentVersion version(ResultSet row) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new DocumentVersion(
                row.getInt("version"),
                row.getLong("bytes"),
                row.getString("media_type"),
                row.getInt("pages"),
                row.getInt("chunks"),
                instant(row.getTimestamp("received_at")),
                finished == null ? null : finished.toInstant());
    }

    private static Document document(ResultSet row, int n) throws SQLException {
        return new Document(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("title"),
                DocumentKind.ofLabel(row.getString("kind")).orElse(DocumentKind.OTHER),
                row.getString("file_name"),
                row.getString("source"),
                DocumentState.ofLabel(row.getString("state")),
                problem(row),
                control(row),
                Language.kept(row.getString("language")),
                row.getString("site"),
                Trust.ofRank(row.getInt("trust")),
                acl(row),
                row.getInt("current_version"),
                row.getInt("latest_version"),
                row.getInt("pages"),
                row.getObject("uploaded_by", Integer.class),
                container(row),
                record(row),
                instant(row.getTimestamp("created_at")),
                instant(row.getTimestamp("changed_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    private static Document.@Nullable Problem problem(ResultSet row) throws SQLException {
        var code = row.getString("problem_code");
        return code == null ? null : new Document.Problem(code, row.getString("problem_detail"));
    }

    /** The rule of a part is that of its container, so whoever reaches one reaches the other. */
    private static Document.@Nullable Container container(ResultSet row) throws SQLException {
        var title = row.getString("container_title");
        return title == null
                ? null
                : new Document.Container(
                        new DocumentId(row.getObject("part_of", UUID.class)), title, row.getString("part_path"));
    }

    private static @Nullable RecordRef record(ResultSet row) throws SQLException {
        var record = row.getString("record");
        return record == null ? null : RecordRef.kept(record);
    }

    private static Document.Control control(ResultSet row) throws SQLException {
        var successor = row.getObject("superseded_by", UUID.class);
        return new Document.Control(
                row.getString("number"),
                row.getString("revision"),
                row.getObject("effective_date", LocalDate.class),
                row.getBoolean("draft"),
                Standing.ofLabel(row.getString("standing")),
                successor == null ? null : new DocumentId(successor));
    }

    private static Acl acl(ResultSet row) throws SQLException {
        return new Acl(
                new CompanyId(row.getInt("company_id")),
                Classification.ofRank(row.getInt("classification")),
                principals(row.getArray("audience")));
    }

    private static List<Principal> principals(Array audience) throws SQLException {
        return Arrays.stream((String[]) audience.getArray()).map(Principal::new).toList();
    }

    /**
     * Which documents to list.
     *
     * @param text part of a title, file name or number; empty for all
     */
    public record Filter(
            String text,
            @Nullable DocumentState state,
            @Nullable DocumentKind kind,
            int limit,
            int offset) {
        public Filter {
            text = text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** A state and how many documents are in it. */
    public record StateCount(DocumentState state, long documents) {}
}
