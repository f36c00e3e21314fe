package io.gemba.ingestion;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.ingestion.child.FaultyReaders;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.embedding.BatchEmbedding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of documents, with readers that do what the name of a file tells them to. */
class QueueTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource POOL = DATABASE.worker(16);
    private static final TenantId TENANT = new TenantId(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final CorpusDatabase database = new CorpusDatabase(POOL);
    private final List<Scheduler> queues = new ArrayList<>();
    private final List<FileReader> fileReaders = new ArrayList<>();

    @BeforeEach
    void empty() {
        DATABASE.superuser().sql("DELETE FROM document").update();
        DATABASE.superuser().sql("DELETE FROM scheduled_tasks").update();
    }

    @AfterEach
    void stop() throws IOException {
        queues.forEach(Scheduler::stop);
        for (var reader : fileReaders) {
            reader.close();
        }
    }

    private void startWorker(int processes) throws IOException {
        var settings = FaultyReaders.settings(processes, Files.createTempDirectory(folder, "worker"));
        var reader = FaultyReaders.start(settings);
        fileReaders.add(reader);
        var pipeline = TestPipeline.of(database, new WorkQueue(POOL), reader).pipeline();
        var queue = new Queues()
                .documentQueue(POOL, pipeline, new BatchEmbedding(database, TestEmbedding.known()), settings);
        queues.add(queue);
        queue.start();
    }

    private void enqueue(String fileName, Urgency urgency) {
        var content = fileName.getBytes(StandardCharsets.UTF_8);
        var hash = ContentHash.of(content);
        var rules = new FolderFiles.Rules(readers(1, INTERNAL, "everyone"), null, Trust.NORMAL);
        database.forTenant(TENANT, jdbc -> {
            try {
                new BlobStore().put(jdbc, TENANT, hash, content.length, new ByteArrayInputStream(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var found = new FolderFiles.Found(TENANT, "1", hash, content.length, rules);
            var id = new FolderFiles()
                    .add(jdbc, "folder:test", "%s/%d/%s".formatted(urgency, System.nanoTime(), fileName), found);
            new WorkQueue(POOL).ingest(new Work.Version(1, id, 1), urgency);
            return id;
        });
    }

    private static String state(String fileName) {
        return DATABASE.superuser()
                .sql("SELECT string_agg(DISTINCT state, ' ') FROM document WHERE file_name = :name")
                .param("name", fileName)
                .query(String.class)
                .single();
    }

    private static long number(String sql) {
        return DATABASE.superuser().sql(sql).query(Long.class).single();
    }

    /** The reader finds no words on their pages. */
    private static void awaitFinished(String fileName) {
        await().atMost(PATIENCE).until(() -> state(fileName).equals("rejected"));
    }

    @Test
    void isSharedByTwoWorkersThatReadNothingTwice() throws IOException {
        for (int i = 0; i < 30; i++) {
            enqueue("fine", Urgency.BULK);
        }

        startWorker(1);
        startWorker(1);
        awaitFinished("fine");

        assertThat(number("SELECT max(lease) FROM document_version")).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> number("SELECT count(*) FROM scheduled_tasks") == 0);
    }

    @Test
    void readsOnWhileOneFileHangsAndAnotherTakesAllMemory() throws IOException {
        enqueue("hang", Urgency.INTERACTIVE);
        enqueue("out-of-memory", Urgency.INTERACTIVE);
        for (int i = 0; i < 10; i++) {
            enqueue("fine", Urgency.BULK);
        }

        startWorker(2);
        awaitFinished("fine");

        assertThat(state("hang")).isEqualTo("processing");
        assertThat(state("out-of-memory")).isIn("processing", "failed");
    }

    @Test
    void readsFirstWhatAPersonHasJustHandedIn() throws IOException {
        for (int i = 0; i < 20; i++) {
            enqueue("fine", Urgency.BULK);
        }
        enqueue("urgent", Urgency.INTERACTIVE);

        startWorker(1);
        awaitFinished("urgent");
        awaitFinished("fine");

        assertThat(number("""
            SELECT count(*) FROM document_version v
            WHERE finished_at < (SELECT v.finished_at FROM document_version v JOIN document d ON d.id = v.document_id
                                 WHERE d.file_name = 'urgent')
            """)).isLessThan(3);
    }

    @Test
    void leavesHalfOfTheReadersToFilesThatHaveNotFailed() throws Exception {
        var suspects = new Suspects(2);

        suspects.read(1, () -> {
            assertThatThrownBy(() -> suspects.read(2, () -> {})).isInstanceOf(Suspects.Busy.class);
            suspects.read(0, () -> {});
        });
        suspects.read(1, () -> {});
    }

    @Test
    void waitsLongerEachTimeUpToFiveMinutes() {
        assertThat(List.of(Retries.pause(0), Retries.pause(1), Retries.pause(2), Retries.pause(99)))
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(5));
    }
}
