package io.gemba.ingestion;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.TextEmbedder;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import io.gemba.ingestion.embedding.BatchEmbedding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.util.unit.DataSize;

/**
 * Prints what the worker holds while ten thousand documents of several formats go through it, from the queue to the
 * corpus: heap after a collection, and resident memory of the worker and of its readers.
 */
public final class SoakBench {
    private static final int DOCUMENTS = 10_000;
    private static final int STEPS = 10;
    private static final TenantId TENANT = new TenantId(1);

    private final TestDatabase rows = TestDatabase.create();
    private final DataSource pool = rows.worker(12);
    private final CorpusDatabase database = new CorpusDatabase(pool);

    private final int every;

    private SoakBench(int documents) {
        this.every = documents / STEPS;
    }

    /**
     * Runs it.
     *
     * @param args how many documents, unless it is to be ten thousand
     */
    public static void main(String[] args) throws Exception {
        new SoakBench(args.length == 0 ? DOCUMENTS : Integer.parseInt(args[0])).run();
        System.exit(0);
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("gemba-soak");
        var settings = new ReaderSettings(
                0, DataSize.ofMegabytes(512), Duration.ofSeconds(60), 100, 2000, List.of("eng"), folder);
        var files = OnnxModelFiles.bundled();
        var model = new OnnxEmbeddingModel(files, Runtime.getRuntime().availableProcessors());
        var embedder = new TextEmbedder(files.spec(), model, files.tokens());
        rows.superuser()
                .sql("UPDATE embedding_spec SET name = :name")
                .param("name", files.spec().name())
                .update();
        var known = KnownEmbedders.only(new InProcessEmbedder(embedder));
        try (var reader = new FileReader(settings, Sandbox.probe())) {
            var queue = new Queues()
                    .documentQueue(
                            pool,
                            TestPipeline.of(database, new WorkQueue(pool), reader, embedder)
                                    .pipeline(),
                            new BatchEmbedding(database, known),
                            settings);
            System.out.printf(
                    "%10s %14s %14s %14s %12s%n",
                    "documents", "heap [MB]", "worker [MB]", "readers [MB]", "per second");
            var heaps = new ArrayList<Double>();
            queue.start();
            for (int done = 0; done < STEPS * every; done += every) {
                var began = System.nanoTime();
                for (int n = done; n < done + every; n++) {
                    enqueue(n);
                }
                awaitFinished(done + every);
                var seconds = (System.nanoTime() - began) / 1e9;
                var heap = heap();
                heaps.add(heap);
                System.out.printf(
                        "%10d %14.1f %14d %14d %12.1f%n",
                        done + every, heap, resident(ProcessHandle.current()), readers(), every / seconds);
            }
            queue.stop();
            System.out.printf(
                    "%-62s %12.3f %12s%n",
                    "heap at the end / after two tenths", heaps.getLast() / heaps.get(1), "< 1.10");
            System.out.printf("%-62s %12d %12s%n", "documents not indexed", unread(), "0");
        }
    }

    private void enqueue(int n) {
        var content = content(n);
        var hash = ContentHash.of(content);
        var acl = new Acl(new CompanyId(1), Classification.INTERNAL, List.of(Principal.EVERYONE));
        database.forTenant(TENANT, jdbc -> {
            try {
                new BlobStore().put(jdbc, TENANT, hash, content.length, new ByteArrayInputStream(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var found = new FolderFiles.Found(
                    TENANT, "1", hash, content.length, new FolderFiles.Rules(acl, null, Trust.NORMAL));
            var id = new FolderFiles().add(jdbc, "folder:soak", "report-%05d.%s".formatted(n, ending(n)), found);
            new WorkQueue(pool).ingest(new Work.Version(1, id, 1), Urgency.BULK);
            return id;
        });
    }

    private static String ending(int n) {
        return List.of("txt", "md", "html", "txt", "md", "pdf").get(n % 6);
    }

    private static byte[] content(int n) {
        var sentence = "Report %d: the screws of unit U-%d are tightened to %d Nm and checked after %d hours."
                .formatted(n, n % 97, 20 + n % 60, n % 13 + 1);
        return switch (ending(n)) {
            case "pdf" -> pdf(sentence);
            case "md" ->
                text("# Report %d%n%n%s%n%n| Size | Torque |%n|---|---|%n| M8 | %d Nm |%n".formatted(n, sentence, n));
            case "html" -> text("<html><body><h1>Report %d</h1><p>%s</p></body></html>".formatted(n, sentence));
            default -> text(sentence);
        };
    }

    private static byte[] pdf(String sentence) {
        try {
            return Pdfs.text(List.of(List.of("# Report", sentence)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void awaitFinished(int documents) throws InterruptedException {
        while (count("SELECT count(*) FROM document_version WHERE finished_at IS NOT NULL") < documents) {
            Thread.sleep(200);
        }
    }

    private long unread() {
        return count("SELECT count(*) FROM document WHERE state <> 'indexed'");
    }

    private long count(String sql) {
        return rows.superuser().sql(sql).query(Long.class).single();
    }

    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static long readers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .mapToLong(SoakBench::resident)
                .sum();
    }

    private static long resident(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException | UncheckedIOException e) {
            // It has just ended.
            return 0;
        }
    }
}
