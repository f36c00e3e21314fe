package io.gemba.corpus.document;

import io.gemba.corpus.document.VersionProgress.Begun;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Spares the reading of a content that was read lately for another document: the same certificate comes with many
 * mails. An earlier reading counts for a few days only, so that a better reader gets its turn. Runs in the caller's
 * transaction.
 */
public final class ReadBefore {
    /** Held until the transaction ends, so that its reading copy stays until it is referred to here, too. */
    private static final String TWIN = """
        SELECT v.document_id, v.version, v.file_title
        FROM document_version v JOIN document d ON d.tenant_id = v.tenant_id AND d.id = v.document_id
        WHERE v.tenant_id = :tenant AND v.sha256 = :sha256 AND v.parsed AND v.pages > 0 AND d.state <> 'deleted'
          AND v.received_at > now() - INTERVAL '7 days' AND v.document_id <> :document
          AND lower(substring(d.file_name FROM '[^.]*$')) = lower(substring(:fileName FROM '[^.]*$'))
          AND NOT EXISTS (SELECT FROM document p WHERE p.tenant_id = d.tenant_id AND p.part_of = d.id)
        ORDER BY v.received_at DESC, v.document_id
        LIMIT 1
        FOR SHARE OF v, d SKIP LOCKED
        """;

    private static final String COPY_PAGES = """
        INSERT INTO page (tenant_id, document_id, version, number, width, height, rotation, source, confidence,
                          language, words, blocks, hidden)
        SELECT tenant_id, :document, :version, number, width, height, rotation, source, confidence,
               language, words, blocks, hidden
        FROM page WHERE tenant_id = :tenant AND document_id = :twin AND version = :twinVersion
        ON CONFLICT (tenant_id, document_id, version, number) DO NOTHING
        """;
    private static final String COPY_FACTS = """
        UPDATE document_version v SET media_type = t.media_type, pages = t.pages, file_title = t.file_title,
               reading_copy = t.reading_copy, parsed = true
        FROM document_version t
        WHERE v.tenant_id = :tenant AND v.document_id = :document AND v.version = :version
          AND t.tenant_id = :tenant AND t.document_id = :twin AND t.version = :twinVersion
        """;

    /** Takes the pages of the same content over, if there are any. The caller has fenced the version. */
    public Optional<Taken> takeOver(JdbcClient jdbc, Begun begun) {
        var lease = begun.lease();
        var twin = lease.bind(jdbc.sql(TWIN))
                .param("sha256", begun.content().bytes())
                .param("fileName", begun.fileName())
                .query((row, n) -> new Twin(
                        row.getObject("document_id", UUID.class), row.getInt("version"), row.getString("file_title")))
                .optional();
        twin.ifPresent(it -> {
            for (var statement : new String[] {COPY_PAGES, COPY_FACTS}) {
                lease.bind(jdbc.sql(statement))
                        .param("twin", it.id())
                        .param("twinVersion", it.version())
                        .update();
            }
        });
        return twin.map(it -> new Taken(it.title()));
    }

    private record Twin(UUID id, int version, @Nullable String title) {}

    /**
     * A reading that was taken over.
     *
     * @param fileTitle that the file itself carries
     */
    public record Taken(@Nullable String fileTitle) {}
}
