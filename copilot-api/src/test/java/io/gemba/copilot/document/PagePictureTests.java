package io.gemba.copilot.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestClient;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.testing.TestCorpus;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PagePictureTests extends RunningApi {
    private static final JdbcClient ROWS = DATABASE.superuser();

    private DocumentId document = DocumentId.random();

    @BeforeEach
    void publish() {
        document = CORPUS.publish(
                "Pictured " + UUID.randomUUID(),
                TestCorpus.readers(1, Classification.INTERNAL, "group:mrp.user"),
                "A page to be drawn.");
        ROWS.sql("INSERT INTO page (tenant_id, document_id, version, number, width, height, source, confidence,"
                        + " words, blocks) VALUES (1, :id, 1, 1, 595, 842, 'text', 1, '[]', '[]')")
                .param("id", document.value())
                .update();
    }

    private String page(int number) {
        return "/api/v1/documents/" + document.value() + "/pages/" + number + ".png";
    }

    private void draw() {
        ROWS.sql("INSERT INTO blob VALUES (1, sha256('PNG'), 3) ON CONFLICT DO NOTHING")
                .update();
        ROWS.sql("INSERT INTO blob_slice VALUES (1, sha256('PNG'), 0, 'PNG') ON CONFLICT DO NOTHING")
                .update();
        ROWS.sql("UPDATE page_image SET sha256 = sha256('PNG') WHERE document_id = :id")
                .param("id", document.value())
                .update();
    }

    @Test
    void asksForAPictureAndSaysThatItComes() {
        var soon = as("planner").get(page(1));

        assertThat(soon.status()).isEqualTo(202);
        assertThat(soon.header("Retry-After")).isEqualTo("1");
        assertThat(ROWS.sql("SELECT count(*) FROM quick_tasks WHERE task_instance LIKE '%' || :id || '%'")
                        .param("id", document.value().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void showsAPictureAndLetsBrowsersKeepIt() {
        as("planner").get(page(1));
        draw();

        var client = as("planner");
        var shown = client.get(page(1));
        var kept = TestClient.send(client.request(page(1)).header("If-None-Match", shown.header("ETag")));
        var others = TestClient.send(as("plantb").request(page(1)).header("If-None-Match", shown.header("ETag")));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).isEqualTo("PNG");
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Cache-Control")).contains("no-cache", "private");
        assertThat(kept.status()).isEqualTo(304);
        assertThat(others.status()).isEqualTo(404);
    }

    @Test
    void saysThatAPageCannotBeDrawn() {
        as("planner").get(page(1));
        ROWS.sql("UPDATE page_image SET problem = 'The page is broken.' WHERE document_id = :id")
                .param("id", document.value())
                .update();

        var hopeless = as("planner").get(page(1));

        assertThat(hopeless.status()).isEqualTo(409);
        assertThat(hopeless.at("/code")).isEqualTo("PAGE_NOT_DRAWN");
    }

    @Test
    void knowsNoPageThatIsNotThere() {
        assertThat(as("planner").get(page(2)).status()).isEqualTo(404);
        assertThat(as("planner").get(page(0)).status()).isEqualTo(404);
        assertThat(as("plantb").get(page(1)).status()).isEqualTo(404);
    }
}
