package io.gemba.ingestion.bench;

import io.gemba.ingestion.Pdfs;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import io.gemba.ingestion.ocr.Recogniser;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileOpener;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Prints what reading pages of text costs beside PDFBox's own text stripper, which knows no tables, columns or hidden
 * text, and whether the heap of the process that hands files to its children stays as it is over many documents.
 */
public final class PageBench {
    private static final int PAGES = 40;
    private static final int TABLES = 40;
    private static final int ROUNDS = 4;
    private static final int DOCUMENTS = Integer.getInteger("documents", 10_000);
    private static final List<String> WORDS = List.of(
            ("the gearbox flange bolts are tightened in a cross pattern with a calibrated torque wrench before the oil"
                            + " is filled into housing check pressure sensor alarm pump valve bearing replace")
                    .split(" "));

    private PageBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("gemba-page-bench");
        var files = files(folder);
        try (var recogniser = new Recogniser(folder.resolve("ocr"), List.of("eng"))) {
            var opener = new FileOpener(recogniser, PAGES + 1);
            var costs = Cpu.compare(ROUNDS, () -> strip(files), () -> read(opener, files));
            var pages = ROUNDS * (PAGES + TABLES);
            Cpu.row("text PDFs, %d pages of text and %d with a table".formatted(PAGES, TABLES), "measured", "goal");
            Cpu.row("pages per CPU second of the text stripper", "%.0f".formatted(pages / costs.bareSeconds()), "");
            Cpu.row("pages per CPU second of the reader", "%.0f".formatted(pages / costs.ourSeconds()), "> 60");
            Cpu.row("CPU of the reader / of the text stripper", "%.2f".formatted(costs.ratio()), "");
        }
        heap(folder, files.getLast());
        System.exit(0);
    }

    private static List<Path> files(Path folder) throws Exception {
        var files = new ArrayList<Path>();
        var random = new Random(7);
        var pages = new ArrayList<List<String>>();
        for (int page = 0; page < PAGES; page++) {
            var lines = new ArrayList<String>(List.of("# %d Assembly".formatted(page + 1)));
            for (int line = 0; line < 42; line++) {
                lines.add(String.join(
                        " ",
                        random.ints(12, 0, WORDS.size()).mapToObj(WORDS::get).toList()));
            }
            pages.add(lines);
        }
        files.add(Files.write(folder.resolve("text.pdf"), Pdfs.text(pages)));
        for (int seed = 0; seed < TABLES; seed++) {
            var style = OwnTable.Style.values()[seed % OwnTable.Style.values().length];
            files.add(Files.write(folder.resolve("table" + seed + ".pdf"), new OwnTable(seed, style).pdf()));
        }
        return files;
    }

    private static void strip(List<Path> files) throws Exception {
        for (var file : files) {
            try (var document = Loader.loadPDF(file.toFile())) {
                new PDFTextStripper().getText(document);
            }
        }
    }

    private static void read(FileOpener opener, List<Path> files) throws Exception {
        for (var file : files) {
            try (var document = opener.open(file, file.getFileName().toString())) {
                for (int page = 1; page <= document.pages(); page++) {
                    document.read(page);
                }
            }
        }
    }

    /** Reads one file over and over in child processes, as the worker does. */
    private static void heap(Path folder, Path file) throws Exception {
        var settings = new ReaderSettings(
                0, DataSize.ofMegabytes(512), Duration.ofMinutes(2), 100, 50, List.of("eng"), folder.resolve("reader"));
        try (var reader = new FileReader(settings, Sandbox.probe());
                var threads = Executors.newFixedThreadPool(settings.processesOrCores())) {
            readOften(reader, threads, file, DOCUMENTS / 10);
            var before = usedHeap();
            readOften(reader, threads, file, DOCUMENTS - DOCUMENTS / 10);
            var after = usedHeap();
            Cpu.row("heap after %,d documents [MB]".formatted(DOCUMENTS / 10), megabytes(before), "");
            Cpu.row("heap after %,d documents [MB]".formatted(DOCUMENTS), megabytes(after), "flat");
        }
    }

    private static void readOften(FileReader reader, ExecutorService threads, Path file, int times) throws Exception {
        var tasks = new ArrayList<Future<?>>();
        for (int i = 0; i < times; i++) {
            tasks.add(threads.submit(() -> {
                reader.read(file, "table.pdf", 1, new Dropped());
                return true;
            }));
        }
        for (var task : tasks) {
            task.get();
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String megabytes(long bytes) {
        return "%.1f".formatted(bytes / 1048576.0);
    }

    private static final class Dropped implements FileReader.PageSink {
        @Override
        public void opened(String mediaType, int pages, @Nullable String title, byte @Nullable [] readingCopy) {
            // Only the memory is of interest.
        }

        @Override
        public void page(ReadPage page) {
            // Only the memory is of interest.
        }
    }
}
