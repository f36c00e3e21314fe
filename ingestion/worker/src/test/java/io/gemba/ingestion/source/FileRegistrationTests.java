package io.gemba.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRegistrationTests {
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
    void registersWhatIsNewAndQueuesIt() throws IOException {
        folder.write("sops/one.txt", "One.");

        folder.look();

        assertThat(folder.document("sops/one.txt"))
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
        folder.write("one.txt", "One.");
        folder.look();
        folder.look();

        assertThat(folder.document("one.txt")).containsEntry("latest_version", 1);
    }

    @Test
    void makesAnEditedFileANewVersionAndATouchedOneNot() throws IOException {
        var touched = folder.write("touched.txt", "Same.");
        folder.write("edited.txt", "Before.");
        folder.look();
        Files.setLastModifiedTime(touched, FileTime.from(Instant.now().minusSeconds(3600)));
        folder.write("edited.txt", "After, and longer.");
        folder.look();

        assertThat(folder.document("touched.txt")).containsEntry("latest_version", 1);
        assertThat(folder.document("edited.txt")).containsEntry("latest_version", 2);
    }

    @Test
    void waitsForAFileThatIsBeingWrittenButNotForAClockThatIsWrong() throws IOException {
        folder.write("growing.txt", "Text.");
        var future = folder.write("future.txt", "Text.");
        Files.setLastModifiedTime(future, FileTime.from(Instant.now().plusSeconds(86_400)));

        folder.look(Duration.ofMinutes(1));

        assertThat(folder.keys()).containsExactly("future.txt");
    }

    @Test
    void saysWhyItDoesNotLookIntoAFile() throws IOException {
        folder.write("empty.txt", "");
        folder.write("large.txt", "x".repeat(1 << 20) + "x");

        folder.look();

        assertThat(folder.document("empty.txt")).containsEntry("problem_code", "EMPTY_FILE");
        assertThat(folder.document("large.txt")).containsEntry("problem_code", "TOO_LARGE");
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
            folder.write(name, "Text.");
        }
        folder.write(".hidden.txt", "Text.");
        folder.write("~$open.docx", "Text.");
        folder.write("partial.pdf.part", "Text.");

        folder.look();

        assertThat(folder.keys()).containsExactlyInAnyOrderElementsOf(names);
    }
}
