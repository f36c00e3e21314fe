package io.gemba.ingestion;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Revisions;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import io.gemba.ingestion.odoo.MirroredModels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Mails and archives that a worker of its own reads, and what it has made of them. */
abstract class PartTesting {
    static final TestDatabase DATABASE = TestDatabase.create();
    static final JdbcClient ROWS = DATABASE.superuser();
    static final TenantId TENANT = new TenantId(1);
    static final Acl PLANNERS = readers(1, INTERNAL, "group:mrp.user");
    static final Acl FEW = readers(2, CONFIDENTIAL, "group:few.people");

    @TempDir
    static Path folder;

    static FileReader reader;
    static CorpusDatabase database;
    static TestPipeline worker;
    static Housekeeping housekeeping;

    final VersionProgress progress = new VersionProgress();
    final FolderFiles files = new FolderFiles();

    @BeforeAll
    static void start() {
        var settings = new ReaderSettings(
                1, DataSize.ofMegabytes(128), Duration.ofSeconds(120), 100, 50, List.of("eng"), folder);
        reader = new FileReader(settings, Sandbox.probe());
        var pool = DATABASE.worker(4);
        database = new CorpusDatabase(pool);
        worker = TestPipeline.of(database, new WorkQueue(pool), reader);
        housekeeping = new Housekeeping(database, new WorkQueue(pool), new Revisions(), MirroredModels.NONE);
    }

    @AfterAll
    static void stop() throws IOException {
        reader.close();
    }

    static FolderFiles.Found found(JdbcClient jdbc, byte[] content, Acl acl) {
        var hash = ContentHash.of(content);
        try {
            new BlobStore().put(jdbc, TENANT, hash, content.length, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rules = new FolderFiles.Rules(acl, "plant-a", Trust.CONTROLLED);
        return new FolderFiles.Found(TENANT, UUID.randomUUID().toString(), hash, content.length, rules);
    }

    DocumentId received(String name, byte[] content) {
        return database.forTenant(
                TENANT,
                jdbc -> files.add(jdbc, "folder:test", UUID.randomUUID() + "/" + name, found(jdbc, content, PLANNERS)));
    }

    void replaced(DocumentId id, byte[] content) {
        database.forTenant(TENANT, jdbc -> files.replace(jdbc, id, found(jdbc, content, PLANNERS)));
    }

    /** Ingests a document and then, as the queue would have it, everything that came in it. */
    void ingest(DocumentId id) throws Exception {
        var version = ROWS.sql("SELECT latest_version FROM document WHERE id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        worker.pipeline().ingest(new Work.Version(1, id, version));
        var parts = ROWS.sql("SELECT id FROM document WHERE part_of = :id AND state = 'received'")
                .param("id", id.value())
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
        for (var part : parts) {
            ingest(part);
        }
    }

    /** The paths of what came in a document, at any depth, each with what became of it. */
    static Map<String, String> within(DocumentId id) {
        var states = new TreeMap<String, String>();
        ROWS.sql("""
                WITH RECURSIVE within AS (
                    SELECT * FROM document WHERE part_of = :id
                    UNION ALL SELECT d.* FROM document d JOIN within w ON d.part_of = w.id)
                SELECT part_path, coalesce(problem_code, state) AS outcome FROM within WHERE state <> 'deleted'
                """).param("id", id.value()).query(row -> {
            states.put(row.getString("part_path"), row.getString("outcome"));
        });
        return states;
    }

    static UUID part(DocumentId container, String path) {
        return ROWS.sql("SELECT id FROM document WHERE part_of = :id AND part_path = :path AND state <> 'deleted'")
                .param("id", container.value())
                .param("path", path)
                .query(UUID.class)
                .single();
    }

    static Map<String, @Nullable Object> row(UUID id) {
        return ROWS.sql("SELECT * FROM document WHERE id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    static String text(UUID id) {
        return String.join(
                "|",
                ROWS.sql("SELECT p ->> 'text' FROM chunk c CROSS JOIN LATERAL jsonb_array_elements(c.pieces) p"
                                + " WHERE c.document_id = :id ORDER BY c.ordinal")
                        .param("id", id)
                        .query(String.class)
                        .list());
    }

    static byte[] mail(String subject, Map<String, byte[]> attachments) {
        return SampleMails.eml(subject, "See what is attached to this mail.", attachments);
    }
}
