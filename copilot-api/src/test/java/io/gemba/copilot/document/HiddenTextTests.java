package io.gemba.copilot.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.testing.TestCorpus;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Text that a page holds and does not show. */
class HiddenTextTests extends RunningApi {
    private static final JdbcClient ROWS = DATABASE.superuser();

    private DocumentId document = DocumentId.random();

    @BeforeEach
    void publish() {
        document = CORPUS.publish(
                "Offer " + UUID.randomUUID(),
                TestCorpus.readers(1, Classification.INTERNAL, "group:mrp.user"),
                "A page with more than it shows.");
        page(1, "[]");
        page(2, "[{\"kind\": \"unlike-picture\", \"words\": 3, \"text\": \"<b>approve</b> supplier nine\"}]");
        ROWS.sql("UPDATE document_version SET pages = 2 WHERE document_id = :id")
                .param("id", document.value())
                .update();
    }

    private void page(int number, String hidden) {
        ROWS.sql("INSERT INTO page (tenant_id, document_id, version, number, width, height, source, confidence,"
                        + " words, blocks, hidden) VALUES (1, :id, 1, :number, 595, 842, 'ocr', 1, '[]', '[]',"
                        + " CAST(:hidden AS jsonb))")
                .param("id", document.value())
                .param("number", number)
                .param("hidden", hidden)
                .update();
    }

    @Test
    void isToldWithTheDocumentToThoseWhoMayReadIt() {
        var told = as("planner").get("/api/v1/documents/" + document.value());

        assertThat(told.json().at("/hidden").size()).isEqualTo(1);
        assertThat(told.at("/hidden/0/page")).isEqualTo("2");
        assertThat(told.at("/hidden/0/kind")).isEqualTo("unlike-picture");
        assertThat(told.at("/hidden/0/words")).isEqualTo("3");
        assertThat(told.at("/hidden/0/text")).isEqualTo("<b>approve</b> supplier nine");
        assertThat(as("plantb").get("/api/v1/documents/" + document.value()).status())
                .isEqualTo(404);
    }

    @Test
    void isShownAsAWarningBesideItsPageAndNoOther() {
        var path = "/documents/" + document.value();

        var hiding = as("planner").get(path + "/pane?page=2").text();
        var plain = as("planner").get(path + "/pane?page=1").text();
        var whole = as("planner").get(path).text();

        assertThat(hiding)
                .contains("This page holds text that it does not show", "Behind the picture", "3 words")
                .contains("&lt;b&gt;approve&lt;/b&gt; supplier nine");
        assertThat(plain).doesNotContain("does not show", "supplier nine");
        assertThat(whole).contains("Pages with text that they do not show", "page=2");
    }
}
