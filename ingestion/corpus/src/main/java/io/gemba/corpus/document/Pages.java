package io.gemba.corpus.document;

import io.gemba.corpus.text.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of a version, as far as they have been read; within the caller's transaction. */
final class Pages {
    private static final String SAVE = """
        INSERT INTO page (tenant_id, document_id, version, number, width, height, rotation, source, confidence,
                          language, words, blocks, hidden)
        VALUES (:tenant, :document, :version, :number, :width, :height, :rotation, :source, :confidence,
                :language, CAST(:words AS jsonb), CAST(:blocks AS jsonb), CAST(:hidden AS jsonb))
        ON CONFLICT (tenant_id, document_id, version, number) DO NOTHING
        """;
    private static final String READ = """
        SELECT number, width, height, rotation, confidence, source, language, words, blocks, hidden FROM page
        WHERE tenant_id = :tenant AND document_id = :document AND version = :version ORDER BY number
        """;

    /** Those that are there already stay as they are. */
    void save(JdbcClient jdbc, Lease lease, List<PageContent> pages) {
        for (var page : pages) {
            lease.bind(jdbc.sql(SAVE))
                    .param("number", page.number())
                    .param("width", page.width())
                    .param("height", page.height())
                    .param("rotation", page.rotation())
                    .param("source", page.recognised() ? "ocr" : "text")
                    .param("confidence", page.confidence())
                    .param("language", code(page.language()))
                    .param("words", page.words())
                    .param("blocks", page.blocks())
                    .param("hidden", page.hidden())
                    .update();
        }
    }

    /** In order. */
    List<PageContent> of(JdbcClient jdbc, Lease lease) {
        return lease.bind(jdbc.sql(READ))
                .query((row, n) -> new PageContent(
                        row.getInt("number"),
                        row.getFloat("width"),
                        row.getFloat("height"),
                        row.getInt("rotation"),
                        "ocr".equals(row.getString("source")),
                        row.getFloat("confidence"),
                        Language.kept(row.getString("language")),
                        row.getString("words"),
                        row.getString("blocks"),
                        row.getString("hidden")))
                .list();
    }

    private static @Nullable String code(@Nullable Language language) {
        return language == null ? null : language.code();
    }
}
