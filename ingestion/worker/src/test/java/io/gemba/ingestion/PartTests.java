package io.gemba.ingestion;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.gemba.ingestion.part.Part;
import io.gemba.ingestion.part.PartPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** What becomes of the files that come in a mail or an archive. */
class PartTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JdbcClient ROWS = DATABASE.superuser();
    private static final TenantId TENANT = new TenantId(1);
    private static final Acl PLANNERS = readers(1, INTERNAL, "group:mrp.user");
    private static final Acl FEW = readers(2, CONFIDENTIAL, "group:few.people");

    @TempDir
    static Path folder;

    private static FileReader reader;
    private static CorpusDatabase database;
    private static TestPipeline worker;
    private static Housekeeping housekeeping;

    private final VersionProgress progress = new VersionProgress();
    private final FolderFiles files = new FolderFiles();

    @BeforeAll
    static void start() {
        var settings = new ReaderSettings(
                1, DataSize.ofMegabytes(128), Duration.ofSeconds(120), 100, 50, List.of("eng"), folder);
        reader = new FileReader(settings, Sandbox.probe());
        var pool = DATABASE.worker(4);
        database = new CorpusDatabase(pool);
        worker = TestPipeline.of(database, new WorkQueue(pool), reader);
        housekeeping = new Housekeeping(database, new WorkQueue(pool), new Revisions());
    }

    @AfterAll
    static void stop() throws IOException {
        reader.close();
    }

    private static FolderFiles.Found found(JdbcClient jdbc, byte[] content, Acl acl) {
        var hash = ContentHash.of(content);
        try {
            new BlobStore().put(jdbc, TENANT, hash, content.length, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rules = new FolderFiles.Rules(acl, "plant-a", Trust.CONTROLLED);
        return new FolderFiles.Found(TENANT, UUID.randomUUID().toString(), hash, content.length, rules);
    }

    private DocumentId received(String name, byte[] content) {
        return database.forTenant(
                TENANT,
                jdbc -> files.add(jdbc, "folder:test", UUID.randomUUID() + "/" + name, found(jdbc, content, PLANNERS)));
    }

    private void replaced(DocumentId id, byte[] content) {
        database.forTenant(TENANT, jdbc -> files.replace(jdbc, id, found(jdbc, content, PLANNERS)));
    }

    /** Ingests a document and then, as the queue would have it, everything that came in it. */
    private void ingest(DocumentId id) throws Exception {
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
    private static Map<String, String> within(DocumentId id) {
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

    private static UUID part(DocumentId container, String path) {
        return ROWS.sql("SELECT id FROM document WHERE part_of = :id AND part_path = :path AND state <> 'deleted'")
                .param("id", container.value())
                .param("path", path)
                .query(UUID.class)
                .single();
    }

    private static Map<String, @Nullable Object> row(UUID id) {
        return ROWS.sql("SELECT * FROM document WHERE id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    private static String text(UUID id) {
        return String.join(
                "|",
                ROWS.sql("SELECT p ->> 'text' FROM chunk c CROSS JOIN LATERAL jsonb_array_elements(c.pieces) p"
                                + " WHERE c.document_id = :id ORDER BY c.ordinal")
                        .param("id", id)
                        .query(String.class)
                        .list());
    }

    private static byte[] mail(String subject, Map<String, byte[]> attachments) {
        return SampleMails.eml(subject, "See what is attached to this mail.", attachments);
    }

    @Test
    void makesDocumentsOfWhatCameInAMailAndInTheArchiveInIt() throws Exception {
        var archive = SampleOffice.zip(Map.of("lists/oil.txt", "Use VG 220 in every gearbox.".getBytes(UTF_8)));
        var id = received(
                "offer.eml",
                mail("Offer 77", Map.of("terms.txt", "Payment within 30 days.".getBytes(UTF_8), "lists.zip", archive)));

        ingest(id);

        assertThat(row(id.value()))
                .containsEntry("state", "indexed")
                .containsEntry("kind", "mail")
                .containsEntry("title", "Offer 77")
                .containsEntry("number", null);
        assertThat(within(id))
                .containsExactly(
                        Map.entry("lists.zip", "indexed"),
                        Map.entry("lists/oil.txt", "indexed"),
                        Map.entry("terms.txt", "indexed"));
        assertThat(text(part(id, "terms.txt"))).isEqualTo("Payment within 30 days.");
        assertThat(text(part(id, "lists.zip"))).isEmpty();
        assertThat(text(part(new DocumentId(part(id, "lists.zip")), "lists/oil.txt")))
                .isEqualTo("Use VG 220 in every gearbox.");
    }

    @Test
    void givesPartsTheRuleOfTheirContainerAtOnceAndForEver() throws Exception {
        var archive = SampleOffice.zip(Map.of("oil.txt", "Use VG 220 in every gearbox.".getBytes(UTF_8)));
        var id = received("offer.eml", mail("Offer", Map.of("lists.zip", archive)));
        ingest(id);
        var inner = part(new DocumentId(part(id, "lists.zip")), "oil.txt");
        var before = row(id.value()).get("acl_id");

        database.forTenant(TENANT, jdbc -> {
            files.setRules(jdbc, TENANT, List.of(id), new FolderFiles.Rules(FEW, "plant-a", Trust.CONTROLLED));
            return id;
        });
        ROWS.sql("UPDATE document SET acl_id = :acl, trust = 0 WHERE id = :id")
                .param("acl", before)
                .param("id", inner)
                .update();

        assertThat(row(inner).get("acl_id"))
                .isNotEqualTo(before)
                .isEqualTo(row(id.value()).get("acl_id"));
        assertThat(row(inner)).containsEntry("trust", row(id.value()).get("trust"));
        housekeeping.settle();
        assertThat(ROWS.sql("SELECT DISTINCT v.acl_id FROM chunk_vec v JOIN chunk c ON c.id = v.id"
                                + " WHERE c.document_id = :id")
                        .param("id", inner)
                        .query(Integer.class)
                        .single())
                .isEqualTo(row(id.value()).get("acl_id"));
    }

    @Test
    void deletesWithAContainerAllThatCameInIt() throws Exception {
        var unique = ("Only here: " + UUID.randomUUID()).getBytes(UTF_8);
        var id = received("offer.eml", mail("Offer", Map.of("lists.zip", SampleOffice.zip(Map.of("oil.txt", unique)))));
        ingest(id);
        var inner = part(new DocumentId(part(id, "lists.zip")), "oil.txt");

        database.forTenant(TENANT, jdbc -> {
            files.delete(jdbc, TENANT, List.of(id));
            return id;
        });

        assertThat(row(inner)).containsEntry("state", "deleted");
        housekeeping.settle();
        for (var table :
                List.of("document WHERE id", "chunk WHERE document_id", "document_version WHERE document_id")) {
            assertThat(ROWS.sql("SELECT count(*) FROM " + table + " = :id")
                            .param("id", inner)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(ROWS.sql("SELECT count(*) FROM blob WHERE sha256 = :hash")
                        .param("hash", ContentHash.of(unique).bytes())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsReplacesAndDropsPartsAsTheNewVersionOfTheirContainerHasIt() throws Exception {
        var same = "This list stays as it is.".getBytes(UTF_8);
        var id = received(
                "lists.zip",
                SampleOffice.zip(Map.of(
                        "same.txt", same,
                        "changed.txt", "Two litres of oil.".getBytes(UTF_8),
                        "gone.txt", "This list goes.".getBytes(UTF_8))));
        ingest(id);
        var kept = part(id, "same.txt");
        var changed = part(id, "changed.txt");
        var gone = part(id, "gone.txt");

        replaced(
                id,
                SampleOffice.zip(Map.of(
                        "same.txt", same,
                        "changed.txt", "Three litres of oil.".getBytes(UTF_8),
                        "new.txt", "This list is new.".getBytes(UTF_8))));
        ingest(id);

        assertThat(within(id).keySet()).containsExactly("changed.txt", "new.txt", "same.txt");
        assertThat(part(id, "same.txt")).isEqualTo(kept);
        assertThat(row(kept)).containsEntry("latest_version", 1);
        assertThat(row(changed)).containsEntry("current_version", 2);
        assertThat(text(changed)).isEqualTo("Three litres of oil.");
        assertThat(row(gone)).containsEntry("state", "deleted");
        assertThat(ROWS.sql("SELECT count(*) FROM quick_tasks WHERE task_name = 'purge' AND task_instance LIKE :id")
                        .param("id", "%" + gone)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void takesUpWhereADeadWorkerWasAndMakesNothingTwice() throws Exception {
        var one = "The first list.".getBytes(UTF_8);
        var id = received(
                "lists.zip", SampleOffice.zip(Map.of("1.txt", one, "2.txt", "The second list.".getBytes(UTF_8))));
        var dead = database.forTenant(
                TENANT,
                jdbc -> progress.begin(jdbc, TENANT, id, 1).orElseThrow().lease());
        var content = Files.write(folder.resolve("one"), one);
        var part = new Part(new PartPath("1.txt"), one.length, null);
        worker.unpacking().take(dead, worker.unpacking().place(dead), part, content);
        var taken = part(id, "1.txt");

        ingest(id);

        assertThat(within(id)).containsExactly(Map.entry("1.txt", "indexed"), Map.entry("2.txt", "indexed"));
        assertThat(part(id, "1.txt")).isEqualTo(taken);
        assertThat(row(taken)).containsEntry("latest_version", 1);
    }

    @Test
    void listsWhatIsNotUnpackedOrReadWithTheReason() throws Exception {
        var deep = SampleOffice.zip(Map.of(
                "2.zip", SampleOffice.zip(Map.of("3.zip", SampleOffice.zip(Map.of("4.txt", new byte[] {'x'}))))));
        var id = received(
                "lists.zip",
                SampleOffice.zip(Map.of(
                        "program.exe",
                        "MZ\u0090\u0000\u0003".getBytes(UTF_8),
                        "large.txt",
                        new byte[200_000],
                        "empty.txt",
                        new byte[0],
                        "1.zip",
                        deep)));

        ingest(id);

        assertThat(within(id))
                .containsEntry("program.exe", "UNSUPPORTED_TYPE")
                .containsEntry("large.txt", "TOO_LARGE")
                .containsEntry("empty.txt", "EMPTY_FILE")
                .containsEntry("1.zip", "indexed")
                .containsEntry("2.zip", "indexed")
                .containsEntry("3.zip", "TOO_DEEP")
                .doesNotContainKey("4.txt");
    }

    @Test
    void refusesWhatWouldBringMoreThanMayComeTogether() throws Exception {
        var many = new TreeMap<String, byte[]>();
        for (int i = 0; i < 15; i++) {
            many.put(i + ".txt", ("List number " + i).getBytes(UTF_8));
        }
        var archive = SampleOffice.zip(many);
        var wide = received("mail.eml", mail("Lists", Map.of("a.zip", archive, "b.zip", archive)));

        ingest(wide);

        assertThat(within(wide)).hasSize(17).containsValue("TOO_MANY_PARTS");
    }

    @Test
    void readsAContentThatItReadBeforeOnlyOnce() throws Exception {
        var content = ("A certificate that comes with many mails " + UUID.randomUUID()).getBytes(UTF_8);
        var first = received("certificate.txt", content);
        ingest(first);
        ROWS.sql("UPDATE page SET words = jsonb_set(words, '{0,0}', '\"Marked\"') WHERE document_id = :id")
                .param("id", first.value())
                .update();
        var second = received("mail.eml", mail("Certificate", Map.of("certificate.txt", content)));

        ingest(second);

        assertThat(text(part(second, "certificate.txt"))).startsWith("Marked certificate that comes");
        assertThat(row(part(second, "certificate.txt"))).containsEntry("state", "indexed");
    }
}
