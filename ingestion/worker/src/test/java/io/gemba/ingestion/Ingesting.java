package io.gemba.ingestion;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import io.gemba.ingestion.odoo.MirroredModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.util.unit.DataSize;

/** What a worker does with documents that have been registered, for tests that stand elsewhere. */
public final class Ingesting implements AutoCloseable {
    private final FileReader reader;
    private final Pipeline pipeline;
    private final Housekeeping housekeeping;

    public Ingesting(DataSource pool, Path folder, MirroredModels mirrored) {
        var settings = new ReaderSettings(
                1, DataSize.ofMegabytes(128), Duration.ofSeconds(60), 100, 50, List.of("eng"), folder);
        var database = new CorpusDatabase(pool);
        reader = new FileReader(settings, Sandbox.probe());
        pipeline = TestPipeline.of(database, new WorkQueue(pool), reader).pipeline();
        housekeeping =
                new Housekeeping(database, new WorkQueue(pool), new io.gemba.corpus.document.Revisions(), mirrored);
    }

    public void ingest(DocumentId document, int version) {
        try {
            pipeline.ingest(new Work.Version(1, document, version));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows what Odoo has told, and removes what is left of what is gone. */
    public void settle() {
        housekeeping.settle();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
