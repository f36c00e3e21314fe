package io.gemba.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTests {
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
    void followsAFileThatIsRenamed() throws IOException {
        var file = folder.write("old.txt", "Moved.");
        folder.look();
        Files.move(file, root.resolve("new name.txt"));
        folder.look();

        assertThat(folder.keys()).containsExactly("new name.txt");
    }

    @Test
    void deletesNothingWhereTheFolderIsBare() throws IOException {
        folder.write("one.txt", "One.");
        folder.look();
        Files.delete(root.resolve("one.txt"));
        Files.delete(root.resolve("access.yaml"));
        folder.look();

        assertThat(folder.keys()).containsExactly("one.txt");
    }

    @Test
    void deletesNothingWhereTheFolderIsGone() throws IOException {
        folder.write("one.txt", "One.");
        folder.look();
        folder = folder.at(root.resolve("not-mounted"));
        folder.look();

        assertThat(folder.keys()).containsExactly("one.txt");
    }

    @Test
    void deletesTheLastFileWhenItsAccessFileIsStillThere() throws IOException {
        folder.write("one.txt", "One.");
        folder.look();
        Files.delete(root.resolve("one.txt"));
        folder.look();

        assertThat(folder.keys()).isEmpty();
    }

    @Test
    void looksThroughAFolderThatIsReachedByALink(@TempDir Path elsewhere) throws IOException {
        folder.write("one.txt", "One.");
        folder.look();
        var link = Files.createSymbolicLink(elsewhere.resolve("link"), root);
        folder = folder.at(link);
        folder.write("two.txt", "Two.");
        folder.look();

        assertThat(folder.keys()).containsExactly("one.txt", "two.txt");
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.txt"), "Secret.");
        Files.createSymbolicLink(root.resolve("file.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("folder"), outside);

        folder.look();

        assertThat(folder.keys()).isEmpty();
    }
}
