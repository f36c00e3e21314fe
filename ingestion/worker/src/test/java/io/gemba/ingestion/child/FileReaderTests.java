package io.gemba.ingestion.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.gemba.ingestion.page.ReadPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class FileReaderTests {
    private static final String PROGRAM = FaultyChild.class.getName();
    private static final Sandbox SANDBOX = Sandbox.probe();

    @TempDir
    static Path folder;

    private static FileReader reader;

    @BeforeAll
    static void start() {
        reader = new FileReader(settings(folder, Duration.ofSeconds(60)), SANDBOX, PROGRAM);
    }

    @AfterAll
    static void stop() throws IOException {
        reader.close();
    }

    private static ReaderSettings settings(Path folder, Duration silence) {
        return new ReaderSettings(1, DataSize.ofMegabytes(32), silence, 100, 10, List.of("eng"), folder);
    }

    private static Sink read(String fileName) throws ReadingFailed, FileReader.Rejection {
        return read(fileName, folder.resolve("any"), 1);
    }

    private static Sink read(String fileName, Path file, int fromPage) throws ReadingFailed, FileReader.Rejection {
        var sink = new Sink();
        reader.read(file, fileName, fromPage, sink);
        return sink;
    }

    @ParameterizedTest
    @CsvSource({
        "native-fault, READER_CRASHED",
        "out-of-memory, READER_OUT_OF_MEMORY",
        "no-frame, READER_CRASHED",
        "nonsense, READER_CRASHED",
        "too-long, READER_CRASHED",
        "flood, READER_CRASHED",
        "half, READER_CRASHED",
        "too-few, READER_CRASHED"
    })
    void reportsWhatBecameOfAChildAndReadsTheNextFileWithAnother(String fault, ReadingFailed.Cause cause)
            throws Exception {
        assertThatThrownBy(() -> read(fault))
                .isInstanceOfSatisfying(
                        ReadingFailed.class,
                        failure -> assertThat(failure.reason()).isEqualTo(cause));

        assertThat(read("fine").pages).containsExactly(1, 2);
    }

    @Test
    void killsAChildThatSaysNothingForTooLong(@TempDir Path other) throws IOException {
        try (var impatient = new FileReader(settings(other, Duration.ofSeconds(3)), SANDBOX, PROGRAM)) {
            assertThatThrownBy(() -> impatient.read(other, "hang", 1, new Sink()))
                    .isInstanceOfSatisfying(
                            ReadingFailed.class,
                            failure -> assertThat(failure.reason()).isEqualTo(ReadingFailed.Cause.READER_OUT_OF_TIME));
        }
    }

    @Test
    void survivesThatItsChildIsKilled() throws Exception {
        read("fine");
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains(folder.toString())));

        assertThat(read("fine").pages).containsExactly(1, 2);
    }

    @Test
    void readsOnFromTheFirstPageThatIsMissing() throws Exception {
        assertThat(read("fine", folder.resolve("any"), 2).pages).containsExactly(2);
    }

    @Test
    void tellsAChildNothingOfTheEnvironmentItWasStartedIn() throws Exception {
        var allowed = List.of(
                "PATH",
                "LANG",
                "LC_ALL",
                "LC_CTYPE",
                "TZ",
                "OMP_THREAD_LIMIT",
                "MALLOC_ARENA_MAX",
                "_",
                "PWD",
                "SHLVL");

        assertThat(List.of(read("environment").title.split(","))).isSubsetOf(allowed);
    }

    @Test
    void givesAChildNoNetworkWhereTheSystemPermits() throws Exception {
        assumeThat(SANDBOX.withoutNetwork()).isTrue();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Files.writeString(folder.resolve("port"), Integer.toString(server.getLocalPort()));

            assertThat(read("network", port, 1).title).isEqualTo("not reached");
        }
    }

    @Test
    void showsAChildNoOtherProcessWhereTheSystemPermits() throws Exception {
        assumeThat(SANDBOX.withoutProcesses()).isTrue();

        assertThat(read("processes").title).isEqualTo("1");
    }

    @Test
    void removesWhatAKilledChildHasLeftBehind() throws Exception {
        assertThatThrownBy(() -> read("no-frame")).isInstanceOf(ReadingFailed.class);

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("left-behind"))).isEmpty();
        }
    }

    @Test
    void removesWhatAnEarlierProcessHasLeftBehindButNotWhatAnotherStillUses(@TempDir Path shared) throws IOException {
        Files.createDirectories(shared.resolve("run-dead/child-1"));
        Files.writeString(shared.resolve("run-dead/child-1/file"), "confidential");
        Files.createFile(shared.resolve("run-dead.lock"));
        Files.createDirectory(shared.resolve("cache"));
        try (var living = ReaderFolder.open(shared)) {
            Files.writeString(living.files().resolve("spooled"), "in use");

            ReaderFolder.open(shared).close();

            assertThat(living.files().resolve("spooled")).exists();
            assertThat(shared.resolve("run-dead")).doesNotExist();
            assertThat(shared.resolve("cache")).exists();
        }
    }

    @Test
    void keepsItsFolderLockedWhenThisProcessOpensAnother(@TempDir Path shared) throws IOException {
        assumeThat(Path.of("/proc/locks")).exists();
        try (var first = ReaderFolder.open(shared);
                var second = ReaderFolder.open(shared)) {
            var locks = Files.readString(Path.of("/proc/locks"));
            for (var folder : List.of(first, second)) {
                var file = shared.resolve(folder.files().getFileName() + ".lock");

                assertThat(locks).contains(":" + Files.getAttribute(file, "unix:ino") + " ");
            }
        }
    }

    @Test
    void makesItsFolderAgainWhenItHasBeenTidiedAway(@TempDir Path shared) throws IOException {
        try (var folder = ReaderFolder.open(shared)) {
            ReaderFolder.remove(folder.files());

            assertThat(folder.forChild()).isDirectory();
        }
    }

    @Test
    void keepsItsFolderToItself(@TempDir Path open) throws IOException {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        ReaderFolder.open(open).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
    }

    private static final class Sink implements FileReader.PageSink {
        private final List<Integer> pages = new ArrayList<>();
        private String title = "";

        @Override
        public void opened(String mediaType, int count, @Nullable String fileTitle, byte @Nullable [] readingCopy) {
            title = String.valueOf(fileTitle);
        }

        @Override
        public void page(ReadPage page) {
            pages.add(page.number());
        }
    }
}
