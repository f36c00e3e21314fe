package io.gemba.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyCheckTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource POOL = DATABASE.worker(4);
    private static final FileTime THEN = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    Path root;

    private TestFolder folder;

    @BeforeEach
    void register() throws IOException {
        folder = TestFolder.of(DATABASE, POOL, root);
        for (var name : new String[] {"same.txt", "changed.txt", "gone.txt"}) {
            Files.setLastModifiedTime(folder.write(name, "Torque 42 Nm."), THEN);
        }
        folder.look();
        DATABASE.superuser()
                .sql("UPDATE document SET content_checked_at = now() - interval '1 day'")
                .update();
    }

    /** A clock by whose zone it is about noon: the night is over, and its check still due. */
    private static Clock afterTheNight() {
        var now = LocalTime.now(ZoneOffset.UTC);
        return Clock.system(ZoneOffset.ofHours(12 - now.getHour()));
    }

    private FolderFollower follower() {
        return folder.follower(
                "a", Duration.ofHours(5), afterTheNight(), it -> Notifications.none(it, "nothing is reported here"));
    }

    private Map<String, @Nullable Object> finding(String subject) {
        return DATABASE.superuser()
                .sql("SELECT checked, mended FROM reconciliation WHERE source = :source AND subject = :subject")
                .param("source", folder.folder().source())
                .param("subject", subject)
                .query()
                .singleRow();
    }

    private void spendTheNight() throws InterruptedException {
        var follower = follower();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    follower.turn();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> DATABASE.superuser()
                                .sql(
                                        "SELECT count(*) FROM reconciliation WHERE source = :source AND subject = 'contents'")
                                .param("source", folder.folder().source())
                                .query(Long.class)
                                .single()
                        == 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        Integer.valueOf(2).equals(folder.document("changed.txt").get("latest_version")));
        thread.interrupt();
        thread.join();
        follower.forget();
    }

    @Test
    void findsContentThatChangedWithTheSameSizeAndTime() throws Exception {
        Files.setLastModifiedTime(folder.write("changed.txt", "Torque 24 Nm."), THEN);
        Files.delete(folder.path("gone.txt"));

        spendTheNight();

        assertThat(folder.document("same.txt")).containsEntry("latest_version", 1);
        assertThat(finding("contents")).containsEntry("mended", 1L);
        assertThat(DATABASE.superuser()
                        .sql("SELECT count(*) FROM document WHERE source = :source AND state <> 'deleted' AND"
                                + " content_checked_at < now() - interval '1 hour'")
                        .param("source", folder.folder().source())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
