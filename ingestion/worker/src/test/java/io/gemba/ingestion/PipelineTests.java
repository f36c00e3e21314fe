package io.gemba.ingestion;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.LeaseLost;
import io.gemba.corpus.document.PageContent;
import io.gemba.corpus.document.Purge;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.document.Uploads;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** What is left when a worker ends anywhere, and what another makes of it. */
class PipelineTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TenantId TENANT = new TenantId(1);

    @TempDir
    static Path folder;

    private static FileReader reader;
    private static CorpusDatabase database;
    private static Pipeline pipeline;

    private final VersionProgress progress = new VersionProgress();
    private final FolderFiles files = new FolderFiles();

    @BeforeAll
    static void start() {
        var settings = new ReaderSettings(
                1, DataSize.ofMegabytes(128), Duration.ofSeconds(60), 100, 50, List.of("eng"), folder);
        reader = new FileReader(settings, Sandbox.probe());
        var pool = DATABASE.worker(4);
        database = new CorpusDatabase(pool);
        pipeline = TestPipeline.of(database, new WorkQueue(pool), reader).pipeline();
    }

    @AfterAll
    static void stop() throws IOException {
        reader.close();
    }

    private FolderFiles.Found found(JdbcClient jdbc, String content, boolean kept) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var hash = ContentHash.of(bytes);
        if (kept) {
            try {
                new BlobStore().put(jdbc, TENANT, hash, bytes.length, new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var rules = new FolderFiles.Rules(readers(1, INTERNAL, "everyone"), null, Trust.NORMAL);
        return new FolderFiles.Found(TENANT, UUID.randomUUID().toString(), hash, bytes.length, rules);
    }

    private DocumentId received(String content, boolean kept) {
        return database.forTenant(
                TENANT, jdbc -> files.add(jdbc, "folder:test", UUID.randomUUID() + ".txt", found(jdbc, content, kept)));
    }

    private void ingest(DocumentId id, int version) throws Exception {
        pipeline.ingest(new Work.Version(1, id, version));
    }

    private Lease begin(DocumentId id) {
        return database.forTenant(
                TENANT,
                jdbc -> progress.begin(jdbc, TENANT, id, 1).orElseThrow().lease());
    }

    private void keepPage(Lease lease, int number, String word) {
        database.forTenant(TENANT, jdbc -> {
            var words = "[[\"%s\", 0.1, 0.2, 0.3, 0.21, 1, 0]]".formatted(word);
            var blocks = "[{\"kind\": \"paragraph\", \"words\": {\"from\": 0, \"to\": 1}}]";
            progress.savePages(
                    jdbc, lease, List.of(new PageContent(number, 595, 842, 0, false, 1, null, words, blocks, "[]")));
            return number;
        });
    }

    private static Map<String, @Nullable Object> row(DocumentId id) {
        return DATABASE.superuser()
                .sql("SELECT * FROM document WHERE id = :id")
                .param("id", id.value())
                .query()
                .singleRow();
    }

    private static String text(DocumentId id) {
        return String.join(
                "|",
                DATABASE.superuser()
                        .sql("SELECT p ->> 'text' FROM chunk c CROSS JOIN LATERAL jsonb_array_elements(c.pieces) p"
                                + " WHERE c.document_id = :id ORDER BY c.ordinal")
                        .param("id", id.value())
                        .query(String.class)
                        .list());
    }

    private static long left(String table, String column, Object value) {
        return DATABASE.superuser()
                .sql("SELECT count(*) FROM " + table + " WHERE " + column + " = :value")
                .param("value", value)
                .query(Long.class)
                .single();
    }

    @Test
    void publishesADocument() throws Exception {
        var id = received("Tighten the screws to 42 Nm.", true);

        ingest(id, 1);

        assertThat(row(id)).containsEntry("state", "indexed").containsEntry("current_version", 1);
        assertThat(text(id)).isEqualTo("Tighten the screws to 42 Nm.");
    }

    @Test
    void takesUpWhereADeadWorkerWasWithoutReadingItsPagesAgain() throws Exception {
        var id = received("Tighten the screws to 43 Nm.", true);
        keepPage(begin(id), 1, "ReadByTheDeadWorker.");

        ingest(id, 1);

        assertThat(text(id)).isEqualTo("ReadByTheDeadWorker.");
    }

    @Test
    void takesUpAVersionThatWasReadWholeWithoutItsFile() throws Exception {
        var id = received("Never kept.", false);
        var lease = begin(id);
        keepPage(lease, 1, "AllWasRead.");
        database.forTenant(TENANT, jdbc -> {
            progress.parsed(jdbc, lease);
            return lease;
        });

        ingest(id, 1);

        assertThat(text(id)).isEqualTo("AllWasRead.");
    }

    @Test
    void refusesWhatAWorkerWritesAfterAnotherHasTakenOver() {
        var id = received("Text.", true);
        var dead = begin(id);
        var living = begin(id);

        assertThatThrownBy(() -> keepPage(dead, 1, "Late.")).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> database.forTenant(TENANT, jdbc -> {
                    progress.failed(jdbc, dead, new Problem("X", "x"));
                    return dead;
                }))
                .isInstanceOf(LeaseLost.class);
        keepPage(living, 1, "InTime.");
    }

    @Test
    void leavesAVersionThatWasReplacedWhileItWasRead() throws Exception {
        var id = received("The old text of the file.", true);
        var lease = begin(id);
        database.forTenant(TENANT, jdbc -> files.replace(jdbc, id, found(jdbc, "The new text of the file.", true)));

        assertThatThrownBy(() -> keepPage(lease, 1, "Late.")).isInstanceOf(LeaseLost.class);
        ingest(id, 1);
        assertThat(text(id)).isEmpty();
        ingest(id, 2);
        assertThat(text(id)).isEqualTo("The new text of the file.");
    }

    @Test
    void givesUpAfterThreeAttemptsWithAReasonAndBeginsAnewWhenReplayed() throws Exception {
        var id = received("A content that is not in the store " + UUID.randomUUID(), false);

        assertThatThrownBy(() -> ingest(id, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ingest(id, 1)).isInstanceOf(IllegalStateException.class);
        ingest(id, 1);

        assertThat(row(id)).containsEntry("state", "failed").containsEntry("problem_code", "PROCESSING_FAILED");
        database.forTenant(TENANT, jdbc -> new Uploads().replay(jdbc, TENANT, id));
        assertThatThrownBy(() -> ingest(id, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(row(id)).containsEntry("state", "processing");
    }

    @Test
    void givesUpAFileAtWhichTheWorkerDiesEachTime() throws Exception {
        var id = received("Text that is fine.", true);
        for (int death = 0; death < 10; death++) {
            begin(id);
        }

        ingest(id, 1);

        assertThat(row(id)).containsEntry("state", "failed").containsEntry("problem_code", "INTERRUPTED");
    }

    @Test
    void keepsNothingOfAVersionThatWasReplaced() throws Exception {
        var old = "The old text " + UUID.randomUUID();
        var id = received(old, true);
        ingest(id, 1);
        database.forTenant(TENANT, jdbc -> files.replace(jdbc, id, found(jdbc, "The new text.", true)));
        ingest(id, 2);

        assertThat(left(
                        "blob",
                        "sha256",
                        ContentHash.of(old.getBytes(StandardCharsets.UTF_8)).bytes()))
                .isZero();
        assertThat(left("document_version", "document_id", id.value())).isEqualTo(1);
    }

    @Test
    void keepsNothingOfADeletedDocumentButWhatAnotherShares() throws Exception {
        var shared = "A text that two documents share " + UUID.randomUUID();
        var id = received(shared, true);
        var other = received(shared, true);
        ingest(id, 1);
        ingest(other, 1);

        database.forTenant(TENANT, jdbc -> {
            files.delete(jdbc, TENANT, List.of(id));
            new Purge().purge(jdbc, TENANT, List.of(id), taken -> new ChunkStore().remove(jdbc, TENANT, taken));
            return id;
        });

        for (var table : List.of("document_version", "page", "chunk", "chunk_stage", "page_image")) {
            assertThat(left(table, "document_id", id.value())).isZero();
        }
        assertThat(left(
                        "blob",
                        "sha256",
                        ContentHash.of(shared.getBytes(StandardCharsets.UTF_8)).bytes()))
                .isEqualTo(1);
        assertThat(text(other)).isEqualTo(shared);
    }

    @Test
    void rejectsAFileWithoutText() throws Exception {
        var id = received(" \n\t \n", true);

        ingest(id, 1);

        assertThat(row(id)).containsEntry("state", "rejected").containsEntry("problem_code", "NO_TEXT");
    }
}
