package io.gemba.ingestion.source;

import static io.gemba.ingestion.source.TestFolder.NOBODY;
import static io.gemba.ingestion.source.TestFolder.PLANNERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderRulesTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource POOL = DATABASE.worker(2);

    @TempDir
    Path root;

    private TestFolder folder;

    @BeforeEach
    void watch() throws IOException {
        folder = TestFolder.of(DATABASE, POOL, root);
    }

    @Test
    void keepsTheSameContentApartForDifferentReaders() throws IOException {
        folder.write("a/same.txt", "Same.");
        folder.write("b/access.yaml", "company: B\naudience: [group:other.group]\n");
        folder.write("b/same.txt", "Same.");

        folder.look();

        assertThat(folder.document("a/same.txt").get("hash"))
                .isEqualTo(folder.document("b/same.txt").get("hash"));
        assertThat(folder.document("a/same.txt")).containsEntry("audience", "{group:mrp.user}");
        assertThat(folder.document("b/same.txt")).containsEntry("audience", "{group:other.group}");
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
        folder.write("sub/access.yaml", broken);
        folder.write("sub/deeper/file.txt", "Text.");
        folder.write("beside.txt", "Text.");

        folder.look();

        assertThat(folder.document("sub/deeper/file.txt"))
                .containsEntry("audience", NOBODY)
                .containsEntry("problem_code", "NO_ACCESS_RULE");
        assertThat(folder.document("beside.txt")).containsEntry("state", "received");
    }

    @Test
    void takesAnAccessFileThatCannotBeReadOrIsMisnamedForABrokenOne() throws IOException {
        Files.createDirectories(root.resolve("bytes"));
        Files.write(root.resolve("bytes/access.yaml"), "audience: [\u00fc]".getBytes(StandardCharsets.ISO_8859_1));
        folder.write("bytes/file.txt", "Text.");
        Files.createDirectories(root.resolve("directory/access.yaml"));
        folder.write("directory/file.txt", "Text.");
        Files.createDirectories(root.resolve("dangling"));
        Files.createSymbolicLink(root.resolve("dangling/access.yaml"), root.resolve("nowhere"));
        folder.write("dangling/file.txt", "Text.");
        folder.write("misnamed/access.yml", "company: A\naudience: [group:very.few]\n");
        folder.write("misnamed/file.txt", "Text.");

        folder.look();

        assertThat(List.of("bytes/file.txt", "directory/file.txt", "dangling/file.txt", "misnamed/file.txt"))
                .allSatisfy(key -> assertThat(folder.document(key)).containsEntry("audience", NOBODY));
    }

    @Test
    void narrowsAtOnceWhatAnAccessFileNarrowsEvenWhileAFileIsBeingWritten() throws IOException {
        folder.write("sub/file.txt", "Text.");
        folder.look();
        folder.write("sub/access.yaml", "broken");
        folder.write("sub/file.txt", "Text that is being written right now.");
        folder.look(Duration.ofMinutes(1));

        assertThat(folder.document("sub/file.txt"))
                .containsEntry("audience", NOBODY)
                .containsEntry("latest_version", 1);
    }

    @Test
    void takesTheFilesWhenTheAccessFileHasBeenMended() throws IOException {
        folder.write("sub/access.yaml", "broken");
        folder.write("sub/file.txt", "Text.");
        folder.look();
        folder.write("sub/access.yaml", PLANNERS);
        folder.look();

        assertThat(folder.document("sub/file.txt"))
                .containsEntry("state", "received")
                .containsEntry("audience", "{group:mrp.user}");
    }
}
