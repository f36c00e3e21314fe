package io.gemba.ingestion;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.ingestion.child.FaultyReaders;
import io.gemba.ingestion.child.ReadingFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;

/** Files at which the reader is killed, or dies, each time. */
class DeadLetterTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TenantId TENANT = new TenantId(1);

    @TempDir
    Path folder;

    private static DocumentId received(CorpusDatabase database, String name) {
        var content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        var rules = new FolderFiles.Rules(readers(1, INTERNAL, "everyone"), null, Trust.NORMAL);
        return database.forTenant(TENANT, jdbc -> {
            try {
                new BlobStore()
                        .put(jdbc, TENANT, ContentHash.of(content), content.length, new ByteArrayInputStream(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var found = new FolderFiles.Found(TENANT, name, ContentHash.of(content), content.length, rules);
            return new FolderFiles().add(jdbc, "folder:test", UUID.randomUUID() + "/" + name, found);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "hang, 1s, READER_OUT_OF_TIME",
        "out-of-memory, 60s, READER_OUT_OF_MEMORY",
        "native-fault, 60s, READER_CRASHED",
        "nonsense, 60s, READER_CRASHED"
    })
    void areGivenUpWithTheReason(String name, String silence, String code) throws Exception {
        try (var pool = DATABASE.worker(2);
                var reader =
                        FaultyReaders.start(FaultyReaders.settings(1, folder, DurationStyle.detectAndParse(silence)))) {
            var database = new CorpusDatabase(pool);
            var pipeline =
                    TestPipeline.of(database, new WorkQueue(pool), reader).pipeline();
            var poisonous = received(database, name);

            for (var attempt : List.of(1, 2)) {
                assertThatThrownBy(() -> pipeline.ingest(new Work.Version(1, poisonous, 1)))
                        .as("attempt " + attempt)
                        .isInstanceOf(ReadingFailed.class);
            }
            pipeline.ingest(new Work.Version(1, poisonous, 1));

            assertThat(outcome(poisonous)).isEqualTo("failed/" + code);
        }
    }

    private static String outcome(DocumentId id) {
        return DATABASE.superuser()
                .sql("SELECT state || '/' || problem_code FROM document WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
