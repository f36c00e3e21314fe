package io.gemba.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FolderScanTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource POOL = DATABASE.worker(2);
    private static final String PLANNERS = "company: A\naudience: [group:mrp.user]\n";
    private static final String NOBODY = "{group:base.group_system}";

    @TempDir
    Path root;

    private FolderSettings.Folder folder;
    private FolderScan scan;

    @BeforeEach
    void watch() throws IOException {
        folder = new FolderSettings.Folder("f" + Math.abs(root.hashCode()), root, 1);
        scan = scan(Duration.ZERO);
        write("access.yaml", PLANNERS);
    }

    private static FolderScan scan(Duration settle) {
        var settings = new FolderSettings(List.of(), Duration.ofSeconds(10), settle, DataSize.ofMegabytes(1));
        return new FolderScan(new CorpusDatabase(POOL), new WorkQueue(POOL), settings);
    }

    private Path write(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void look() {
        scan.scan(folder);
    }

    private List<Map<String, @Nullable Object>> documents() {
        return as("""
            SELECT d.source_key, d.state, d.problem_code, a.audience::text AS audience, d.latest_version, encode(v.sha256, 'hex') AS hash
            FROM document d JOIN acl a ON a.id = d.acl_id
            JOIN document_version v ON v.document_id = d.id AND v.version = d.latest_version
            WHERE d.source = :source AND d.state <> 'deleted' ORDER BY d.source_key
            """);
    }

    /** The owner is bound by the policies too, so these rows are read by a superuser. */
    private List<Map<String, @Nullable Object>> as(String sql) {
        return DATABASE.superuser()
                .sql(sql)
                .param("source", folder.source())
                .query()
                .listOfRows();
    }

    private List<String> keys() {
        return documents().stream()
                .map(row -> String.valueOf(row.get("source_key")))
                .toList();
    }

    private Map<String, @Nullable Object> document(String key) {
        return documents().stream()
                .filter(row -> key.equals(row.get("source_key")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void registersWhatIsNewAndQueuesIt() throws IOException {
        write("sops/one.txt", "One.");

        look();

        assertThat(document("sops/one.txt"))
                .containsEntry("state", "received")
                .containsEntry("audience", "{group:mrp.user}");
        assertThat(DATABASE.superuser()
                        .sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'ingest'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void leavesAnUnchangedFileAlone() throws IOException {
        write("one.txt", "One.");
        look();
        look();

        assertThat(document("one.txt")).containsEntry("latest_version", 1);
    }

    @Test
    void makesAnEditedFileANewVersionAndATouchedOneNot() throws IOException {
        var touched = write("touched.txt", "Same.");
        write("edited.txt", "Before.");
        look();
        Files.setLastModifiedTime(touched, FileTime.from(Instant.now().minusSeconds(3600)));
        write("edited.txt", "After, and longer.");
        look();

        assertThat(document("touched.txt")).containsEntry("latest_version", 1);
        assertThat(document("edited.txt")).containsEntry("latest_version", 2);
    }

    @Test
    void followsAFileThatIsRenamed() throws IOException {
        var file = write("old.txt", "Moved.");
        look();
        Files.move(file, root.resolve("new name.txt"));
        look();

        assertThat(keys()).containsExactly("new name.txt");
    }

    @Test
    void keepsTheSameContentApartForDifferentReaders() throws IOException {
        write("a/same.txt", "Same.");
        write("b/access.yaml", "company: B\naudience: [group:other.group]\n");
        write("b/same.txt", "Same.");

        look();

        assertThat(document("a/same.txt").get("hash"))
                .isEqualTo(document("b/same.txt").get("hash"));
        assertThat(document("a/same.txt")).containsEntry("audience", "{group:mrp.user}");
        assertThat(document("b/same.txt")).containsEntry("audience", "{group:other.group}");
    }

    @Test
    void deletesNothingWhereTheFolderIsBare() throws IOException {
        write("one.txt", "One.");
        look();
        Files.delete(root.resolve("one.txt"));
        Files.delete(root.resolve("access.yaml"));
        look();

        assertThat(keys()).containsExactly("one.txt");
    }

    @Test
    void deletesNothingWhereTheFolderIsGone() throws IOException {
        write("one.txt", "One.");
        look();
        folder = new FolderSettings.Folder(folder.name(), root.resolve("not-mounted"), 1);
        look();

        assertThat(keys()).containsExactly("one.txt");
    }

    @Test
    void deletesTheLastFileWhenItsAccessFileIsStillThere() throws IOException {
        write("one.txt", "One.");
        look();
        Files.delete(root.resolve("one.txt"));
        look();

        assertThat(keys()).isEmpty();
    }

    @Test
    void looksThroughAFolderThatIsReachedByALink(@TempDir Path elsewhere) throws IOException {
        write("one.txt", "One.");
        look();
        var link = Files.createSymbolicLink(elsewhere.resolve("link"), root);
        folder = new FolderSettings.Folder(folder.name(), link, 1);
        write("two.txt", "Two.");
        look();

        assertThat(keys()).containsExactly("one.txt", "two.txt");
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.txt"), "Secret.");
        Files.createSymbolicLink(root.resolve("file.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("folder"), outside);

        look();

        assertThat(keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audience: [everyone",
                "company: A\naudience: everyone\n",
                "company: A\naudience: []\n",
                "company: Nowhere\naudience: [everyone]\n",
                "company: A\naudience: [group:a.b]\naudience: [everyone]\n",
                "company: A\naudience: [everyone]\nclassification: secret\n",
                "company: A\naudience: [everyone]\nallow: all\n",
                "- everyone\n",
                ""
            })
    void givesTheFilesBelowABrokenAccessFileToNobody(String broken) throws IOException {
        write("sub/access.yaml", broken);
        write("sub/deeper/file.txt", "Text.");
        write("beside.txt", "Text.");

        look();

        assertThat(document("sub/deeper/file.txt"))
                .containsEntry("audience", NOBODY)
                .containsEntry("problem_code", "NO_ACCESS_RULE");
        assertThat(document("beside.txt")).containsEntry("state", "received");
    }

    @Test
    void takesAnAccessFileThatCannotBeReadOrIsMisnamedForABrokenOne() throws IOException {
        Files.createDirectories(root.resolve("bytes"));
        Files.write(root.resolve("bytes/access.yaml"), "audience: [\u00fc]".getBytes(StandardCharsets.ISO_8859_1));
        write("bytes/file.txt", "Text.");
        Files.createDirectories(root.resolve("directory/access.yaml"));
        write("directory/file.txt", "Text.");
        Files.createDirectories(root.resolve("dangling"));
        Files.createSymbolicLink(root.resolve("dangling/access.yaml"), root.resolve("nowhere"));
        write("dangling/file.txt", "Text.");
        write("misnamed/access.yml", "company: A\naudience: [group:very.few]\n");
        write("misnamed/file.txt", "Text.");

        look();

        assertThat(List.of("bytes/file.txt", "directory/file.txt", "dangling/file.txt", "misnamed/file.txt"))
                .allSatisfy(key -> assertThat(document(key)).containsEntry("audience", NOBODY));
    }

    @Test
    void narrowsAtOnceWhatAnAccessFileNarrowsEvenWhileAFileIsBeingWritten() throws IOException {
        write("sub/file.txt", "Text.");
        look();
        write("sub/access.yaml", "broken");
        write("sub/file.txt", "Text that is being written right now.");
        scan(Duration.ofMinutes(1)).scan(folder);

        assertThat(document("sub/file.txt")).containsEntry("audience", NOBODY).containsEntry("latest_version", 1);
    }

    @Test
    void takesTheFilesWhenTheAccessFileHasBeenMended() throws IOException {
        write("sub/access.yaml", "broken");
        write("sub/file.txt", "Text.");
        look();
        write("sub/access.yaml", PLANNERS);
        look();

        assertThat(document("sub/file.txt"))
                .containsEntry("state", "received")
                .containsEntry("audience", "{group:mrp.user}");
    }

    @Test
    void waitsForAFileThatIsBeingWrittenButNotForAClockThatIsWrong() throws IOException {
        write("growing.txt", "Text.");
        var future = write("future.txt", "Text.");
        Files.setLastModifiedTime(future, FileTime.from(Instant.now().plusSeconds(86_400)));

        scan(Duration.ofMinutes(1)).scan(folder);

        assertThat(keys()).containsExactly("future.txt");
    }

    @Test
    void saysWhyItDoesNotLookIntoAFile() throws IOException {
        write("empty.txt", "");
        write("large.txt", "x".repeat(1 << 20) + "x");

        look();

        assertThat(document("empty.txt")).containsEntry("problem_code", "EMPTY_FILE");
        assertThat(document("large.txt")).containsEntry("problem_code", "TOO_LARGE");
    }

    @Test
    void takesNamesAsTheyAre() throws IOException {
        var names = List.of(
                "a b  c.txt",
                "Prüfung 'ä' \"x\".txt",
                "line\nbreak.txt",
                "%s;--.txt",
                "日本.txt",
                "x".repeat(200) + ".txt");
        for (var name : names) {
            write(name, "Text.");
        }
        write(".hidden.txt", "Text.");
        write("~$open.docx", "Text.");
        write("partial.pdf.part", "Text.");

        look();

        assertThat(keys()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void asksTheDatabaseNothingOfThousandsOfUnchangedFiles() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("many/%03d.txt".formatted(i), "Text " + i);
        }
        look();
        var before = transactions();
        look();

        assertThat(documents()).hasSize(300);
        assertThat(transactions() - before).isLessThan(40);
    }

    /** Of this database; PostgreSQL reports them with some delay, so what ran before is waited for. */
    private static long transactions() {
        return DATABASE.superuser()
                .sql("SELECT sum(xact_commit) FROM (SELECT pg_stat_clear_snapshot(), xact_commit FROM pg_stat_database"
                        + " WHERE datname = current_database()) s")
                .query(Long.class)
                .single();
    }
}
