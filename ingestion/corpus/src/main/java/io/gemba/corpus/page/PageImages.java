package io.gemba.corpus.page;

import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.queue.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures of pages: drawn when first asked for, kept from then on. Runs in the caller's transaction and scope. */
public final class PageImages {
    private static final String FIND = """
            SELECT sha256, problem FROM page_image
            WHERE tenant_id = :tenant AND document_id = :document AND version = :version AND number = :page
            """;
    private static final String REQUEST = """
            INSERT INTO page_image (tenant_id, document_id, version, number)
            SELECT p.tenant_id, p.document_id, p.version, p.number FROM page p
            WHERE p.tenant_id = :tenant AND p.document_id = :document AND p.version = :version AND p.number = :page
            ON CONFLICT DO NOTHING
            """;
    private static final String SOURCE = """
            SELECT coalesce(v.reading_copy, v.sha256) AS content, v.reading_copy IS NOT NULL AS copied, d.file_name, p.rotation
            FROM document_version v
            JOIN document d ON d.tenant_id = v.tenant_id AND d.id = v.document_id
            JOIN page p ON p.tenant_id = v.tenant_id AND p.document_id = v.document_id AND p.version = v.version
            WHERE v.tenant_id = :tenant AND v.document_id = :document AND v.version = :version AND p.number = :page
              AND d.state <> 'deleted'
            """;
    private static final String DRAWN = """
            UPDATE page_image SET sha256 = :sha256
            WHERE tenant_id = :tenant AND document_id = :document AND version = :version AND number = :page
            """;
    private static final String HOPELESS = """
            UPDATE page_image SET problem = :problem
            WHERE tenant_id = :tenant AND document_id = :document AND version = :version AND number = :page
            """;

    /** What is known of a page's picture. */
    public Image find(JdbcClient jdbc, Work.Page page) {
        return bind(jdbc.sql(FIND), page)
                .query((row, n) -> image(row))
                .optional()
                .orElse(new Image.NotAsked());
    }

    /** Asks for a picture; false if the page does not exist. The caller puts the work into the queue. */
    public boolean request(JdbcClient jdbc, Work.Page page) {
        return bind(jdbc.sql(REQUEST), page).update() > 0 || !(find(jdbc, page) instanceof Image.NotAsked);
    }

    /** What a page is to be drawn from; empty if the document is gone. */
    public Optional<Source> source(JdbcClient jdbc, Work.Page page) {
        return bind(jdbc.sql(SOURCE), page)
                .query((row, n) -> new Source(
                        ContentHash.ofBytes(row.getBytes("content")),
                        row.getBoolean("copied") ? "copy.pdf" : row.getString("file_name"),
                        row.getInt("rotation")))
                .optional();
    }

    /** Notes the picture, which has to be in the blob store already. */
    public void drawn(JdbcClient jdbc, Work.Page page, ContentHash picture) {
        bind(jdbc.sql(DRAWN), page).param("sha256", picture.bytes()).update();
    }

    /** Notes that there will be no picture. */
    public void hopeless(JdbcClient jdbc, Work.Page page, String problem) {
        bind(jdbc.sql(HOPELESS), page).param("problem", problem).update();
    }

    private static Image image(ResultSet row) throws SQLException {
        var picture = row.getBytes("sha256");
        if (picture != null) {
            return new Image.Drawn(ContentHash.ofBytes(picture));
        }
        var problem = row.getString("problem");
        return problem == null ? new Image.Asked() : new Image.Hopeless(problem);
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Work.Page page) {
        return statement
                .param("tenant", page.tenant())
                .param("document", page.document().value())
                .param("version", page.version())
                .param("page", page.page());
    }

    /** What is known of a page's picture. */
    public sealed interface Image {
        /** Nobody has asked for it. */
        record NotAsked() implements Image {}

        /** It is being drawn. */
        record Asked() implements Image {}

        /** It is there. */
        record Drawn(ContentHash picture) implements Image {}

        /** It could not be drawn. */
        record Hopeless(String problem) implements Image {}
    }

    /**
     * What a page is drawn from.
     *
     * @param fileName tells the format
     * @param rotation degrees clockwise
     */
    public record Source(ContentHash content, String fileName, int rotation) {}
}
