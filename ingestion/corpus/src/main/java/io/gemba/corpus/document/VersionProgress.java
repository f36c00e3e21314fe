package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the reading of a version has come, kept in rows so that a worker that dies loses at most a page. All methods
 * run in the caller's transaction; those that write are fenced by the {@link Lease}.
 */
public final class VersionProgress {
    private static final String BEGIN = """
        UPDATE document_version v SET lease = v.lease + 1,
               attempts = CASE WHEN d.state = 'received' THEN 1 ELSE v.attempts + 1 END
        FROM document d
        WHERE v.tenant_id = :tenant AND v.document_id = :document AND v.version = :version
          AND d.tenant_id = v.tenant_id AND d.id = v.document_id AND d.latest_version = v.version
          AND d.state IN ('received', 'processing')
        RETURNING v.lease, v.attempts, v.sha256, v.bytes, v.parsed, v.file_title, d.file_name, d.kind,
                  d.record_name, d.composed,
                  (SELECT count(*) FROM page p WHERE p.tenant_id = v.tenant_id AND p.document_id = v.document_id
                   AND p.version = v.version) AS pages_read
        """;
    private static final String PROCESSING = """
        UPDATE document SET state = 'processing', changed_at = now()
        WHERE tenant_id = :tenant AND id = :document AND state = 'received'
        """;
    private static final String FENCE = """
        SELECT 1 FROM document_version v
        JOIN document d ON d.tenant_id = v.tenant_id AND d.id = v.document_id
        WHERE v.tenant_id = :tenant AND v.document_id = :document AND v.version = :version AND v.lease = :lease
          AND d.latest_version = v.version AND d.state <> 'deleted'
        FOR UPDATE OF v, d
        """;
    private static final String OPENED = """
        UPDATE document_version SET media_type = :mediaType, pages = :pages, file_title = :title, reading_copy = :readingCopy
        WHERE tenant_id = :tenant AND document_id = :document AND version = :version
        """;
    private static final String PARSED = """
        UPDATE document_version SET parsed = true
        WHERE tenant_id = :tenant AND document_id = :document AND version = :version
        """;
    private static final String WAITS = """
        UPDATE document_version SET attempts = greatest(0, attempts - 1)
        WHERE tenant_id = :tenant AND document_id = :document AND version = :version
        """;
    private static final String STOPPED = """
        UPDATE document SET state = :state, problem_code = :code, problem_detail = :detail, changed_at = now()
        WHERE tenant_id = :tenant AND id = :document
        """;

    private final Publication publication;
    private final Versions versions = new Versions();
    private final Pages pages = new Pages();

    public VersionProgress() {
        this(new Revisions());
    }

    /**
     * As {@link #VersionProgress()}.
     *
     * @param revisions by whose calendar documents come into force
     */
    public VersionProgress(Revisions revisions) {
        this.publication = new Publication(revisions);
    }

    /** Takes a version up; empty if it is no longer wanted: replaced, deleted, or done. */
    public Optional<Begun> begin(JdbcClient jdbc, TenantId tenant, DocumentId document, int version) {
        var begun = jdbc.sql(BEGIN)
                .param("tenant", tenant.value())
                .param("document", document.value())
                .param("version", version)
                .query((row, n) -> begun(new Lease(tenant, document, version, row.getLong("lease")), row))
                .optional();
        begun.ifPresent(it -> jdbc.sql(PROCESSING)
                .param("tenant", tenant.value())
                .param("document", document.value())
                .update());
        return begun;
    }

    /**
     * Locks the version and its document until the transaction ends.
     *
     * @throws LeaseLost if another has begun the version since, or it is no longer wanted
     */
    public void fence(JdbcClient jdbc, Lease lease) {
        var held = lease.bind(jdbc.sql(FENCE))
                .param("lease", lease.number())
                .query((row, n) -> true)
                .optional();
        if (held.isEmpty()) {
            throw new LeaseLost(lease);
        }
    }

    /**
     * As {@link #fence}, before a version is {@linkplain #published published}: nobody else decides meanwhile about the
     * documents that it is connected with, by what it says now or by what it said before.
     *
     * @throws LeaseLost as {@link #fence}
     */
    public void fenceToPublish(JdbcClient jdbc, Lease lease, Facts facts) {
        publication.lock(jdbc, lease, facts);
        fence(jdbc, lease);
    }

    /** Keeps what was read. Pages that are there already stay as they are. */
    public void savePages(JdbcClient jdbc, Lease lease, List<PageContent> pages) {
        fence(jdbc, lease);
        this.pages.save(jdbc, lease, pages);
    }

    /** Notes what a file is once it has been opened. */
    public void opened(JdbcClient jdbc, Lease lease, OpenedFile file) {
        fence(jdbc, lease);
        lease.bind(jdbc.sql(OPENED))
                .param("mediaType", file.mediaType())
                .param("pages", file.pages())
                .param("title", file.title())
                .param(
                        "readingCopy",
                        file.readingCopy() == null ? null : file.readingCopy().bytes())
                .update();
    }

    /** Notes that every page has been read. */
    public void parsed(JdbcClient jdbc, Lease lease) {
        fence(jdbc, lease);
        lease.bind(jdbc.sql(PARSED)).update();
    }

    /** The pages of a version in order, as far as they have been read. */
    public List<PageContent> pages(JdbcClient jdbc, Lease lease) {
        return pages.of(jdbc, lease);
    }

    /**
     * Makes the version the one that is searched and cited. The caller swaps the chunks in the same transaction.
     *
     * @param subject identifiers that the document as a whole is about
     */
    public void published(JdbcClient jdbc, Lease lease, Facts facts, Collection<String> subject) {
        var before = publication.publish(jdbc, lease, facts, subject);
        versions.finish(jdbc, lease);
        versions.dropOlder(jdbc, lease);
        publication.settle(jdbc, lease, before);
    }

    /** Puts off what is left for something that is not the document's fault: this attempt does not count. */
    public void waits(JdbcClient jdbc, Lease lease) {
        fence(jdbc, lease);
        lease.bind(jdbc.sql(WAITS)).update();
    }

    /** Gives up for now; a person may replay it. */
    public void failed(JdbcClient jdbc, Lease lease, Document.Problem problem) {
        stop(jdbc, lease, DocumentState.FAILED, problem);
    }

    /** Gives up for good: the file itself is the reason. */
    public void rejected(JdbcClient jdbc, Lease lease, Document.Problem problem) {
        stop(jdbc, lease, DocumentState.REJECTED, problem);
    }

    private void stop(JdbcClient jdbc, Lease lease, DocumentState state, Document.Problem problem) {
        fence(jdbc, lease);
        lease.bind(jdbc.sql(STOPPED))
                .param("state", state.label())
                .param("code", problem.code())
                .param("detail", problem.detail())
                .update();
        versions.finish(jdbc, lease);
    }

    private static Begun begun(Lease lease, ResultSet row) throws SQLException {
        return new Begun(
                lease,
                row.getInt("attempts"),
                row.getString("file_name"),
                DocumentKind.ofLabel(row.getString("kind")).orElse(DocumentKind.OTHER),
                ContentHash.ofBytes(row.getBytes("sha256")),
                row.getLong("bytes"),
                row.getBoolean("parsed"),
                row.getString("file_title"),
                row.getInt("pages_read"),
                row.getString("record_name"),
                row.getBoolean("composed"));
    }

    /**
     * A version that has been taken up.
     *
     * @param attempts how often it has been taken up since it was received or replayed, this time included
     * @param saidKind what the uploader said it was, else {@link DocumentKind#OTHER}
     * @param parsed true if every page has been read before
     * @param fileTitle that the file itself carries, once it is known
     * @param pagesRead how many pages have been
     * @param recordName what the record is called that it was found on, if on one
     * @param composed true if it is made of texts of that record
     */
    public record Begun(
            Lease lease,
            int attempts,
            String fileName,
            DocumentKind saidKind,
            ContentHash content,
            long bytes,
            boolean parsed,
            @Nullable String fileTitle,
            int pagesRead,
            @Nullable String recordName,
            boolean composed) {}

    /**
     * What a file turned out to be.
     *
     * @param title that it carries
     * @param readingCopy the PDF that shows a file without pages of its own
     */
    public record OpenedFile(
            String mediaType,
            int pages,
            @Nullable String title,
            @Nullable ContentHash readingCopy) {}

    /**
     * What reading a document has told about it as a whole.
     *
     * @param notes what it says about its own standing and that of others
     */
    public record Facts(
            String title,
            DocumentKind kind,
            Language language,
            @Nullable String number,
            @Nullable String revision,
            @Nullable LocalDate effectiveDate,
            ControlNotes notes) {

        /** The facts of a document that says nothing about its standing. */
        public Facts(
                String title,
                DocumentKind kind,
                Language language,
                @Nullable String number,
                @Nullable String revision,
                @Nullable LocalDate effectiveDate) {
            this(title, kind, language, number, revision, effectiveDate, ControlNotes.NONE);
        }

        /** The same under another title. */
        public Facts titled(String other) {
            return new Facts(other, kind, language, number, revision, effectiveDate, notes);
        }

        /** The number as its spellings agree. */
        Optional<String> key() {
            return Optional.ofNullable(number).map(Identifiers::normal);
        }
    }
}
