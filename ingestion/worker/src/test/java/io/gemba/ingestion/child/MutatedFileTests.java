package io.gemba.ingestion.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.ingestion.child.Mutations.Mutated;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.part.Allowance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Thousands of damaged files through the real children. More of them, others, or those of a folder are asked for by the
 * system properties {@code gemba.mutations}, {@code gemba.mutations.seed} and {@code gemba.mutations.folder}.
 */
class MutatedFileTests {
    private static final Logger LOG = LoggerFactory.getLogger(MutatedFileTests.class);
    private static final int FILES = Integer.getInteger("gemba.mutations", 2_000);
    private static final long SEED = Long.getLong("gemba.mutations.seed", 20_260_303);
    private static final Path KEPT = Path.of("target", "mutated");
    private static final Allowance PLENTY = new Allowance(200, 16 << 20, 8 << 20, 3);
    private static final int CHILDREN = 2;

    @TempDir
    Path folder;

    private FileReader reader;

    @BeforeEach
    void start() {
        var settings = new ReaderSettings(
                CHILDREN, DataSize.ofMegabytes(512), Duration.ofSeconds(60), 100_000, 30, List.of("eng"), folder);
        reader = new FileReader(settings, Sandbox.probe());
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
    }

    private static Mutations mutations() throws IOException {
        var other = System.getProperty("gemba.mutations.folder");
        return other == null ? Mutations.ofEveryFormat(SEED) : Mutations.ofFolder(SEED, Path.of(other));
    }

    @Test
    void endsWithEveryDamagedFileAndGoesOnWithTheNext() throws Exception {
        var mutations = mutations();
        var outcomes = new ConcurrentSkipListMap<String, AtomicInteger>();
        readGoodFiles();
        var handles = handles();
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CHILDREN)) {
            for (int i = 0; i < CHILDREN; i++) {
                threads.submit(() -> readAll(mutations, next, outcomes));
            }
        }

        LOG.info("{} damaged files of seed {}: {}", FILES, SEED, outcomes);
        assertThat(outcomes.values().stream().mapToInt(AtomicInteger::get).sum())
                .isEqualTo(FILES);
        assertThat(outcomes).doesNotContainKey("UNEXPECTED");
        readGoodFiles();
        assertThat(left()).isEmpty();
        assertThat(children().count()).isLessThanOrEqualTo(2 * CHILDREN);
        assertThat(handles()).isLessThan(handles + 40);
        var files = reader.folder();
        reader.close();
        assertThat(children()).isEmpty();
        assertThat(files).doesNotExist();
    }

    private void readAll(Mutations mutations, AtomicInteger next, Map<String, AtomicInteger> outcomes) {
        for (var number = next.getAndIncrement(); number < FILES; number = next.getAndIncrement()) {
            outcomes.computeIfAbsent(outcome(mutations, number), key -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    private String outcome(Mutations mutations, int number) {
        Mutated file = null;
        try {
            file = mutations.mutated(number);
            return read(file);
        } catch (ReadingFailed e) {
            LOG.info("Number {}, {}: {}", number, file == null ? "" : file.how(), e.getMessage());
            return e.reason().name();
        } catch (IOException | RuntimeException e) {
            keep(file, number);
            LOG.error("Number {} of seed {} was not to end like this; it is kept in {}", number, SEED, KEPT, e);
            return "UNEXPECTED";
        }
    }

    private String read(Mutated file) throws IOException, ReadingFailed {
        var spooled = Files.createTempFile(reader.folder(), "read-", ".bin");
        try {
            reader.read(Files.write(spooled, file.content()), file.name(), 1, PLENTY, new Nowhere());
            return "read";
        } catch (FileReader.Rejection e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.reason();
        } finally {
            Files.delete(spooled);
        }
    }

    private static void keep(@Nullable Mutated file, int number) {
        if (file != null) {
            try {
                Files.write(Files.createDirectories(KEPT).resolve(number + "-" + file.name()), file.content());
            } catch (IOException e) {
                LOG.error("{} cannot be kept", file.how(), e);
            }
        }
    }

    /** One after the other, so that each child has its turn. */
    private void readGoodFiles() throws Exception {
        for (int i = 0; i < 2 * CHILDREN; i++) {
            var good = new Mutated("good.txt", "All is well.".getBytes(StandardCharsets.US_ASCII), "sound");
            assertThat(read(good)).isEqualTo("read");
        }
    }

    /** Files that a child has left behind, though it is not busy. */
    private List<Path> left() throws IOException {
        try (var files = Files.walk(reader.folder())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Stream<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments)
                                .contains(folder.resolve("cache").toString()))
                        .orElse(false));
    }

    /** How many files this process and its children have open, where the system tells. */
    private long handles() {
        return Stream.concat(Stream.of(ProcessHandle.current()), children())
                .mapToLong(process -> open(process.pid()))
                .sum();
    }

    private static long open(long pid) {
        var files = Path.of("/proc", Long.toString(pid), "fd").toFile().list();
        return files == null ? 0 : files.length;
    }

    private static final class Nowhere implements FileReader.PageSink {
        @Override
        public void opened(String mediaType, int pages, @Nullable String title, byte @Nullable [] readingCopy) {
            assertThat(mediaType).isNotBlank();
        }

        @Override
        public void page(ReadPage page) {
            assertThat(page.number()).isPositive();
        }
    }
}
