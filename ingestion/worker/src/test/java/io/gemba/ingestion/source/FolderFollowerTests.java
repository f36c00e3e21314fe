package io.gemba.ingestion.source;

import static io.gemba.ingestion.source.TestFolder.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFollowerTests {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource POOL = DATABASE.worker(6);

    @TempDir
    Path root;

    private TestFolder folder;
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void watch() throws IOException {
        folder = TestFolder.of(DATABASE, POOL, root);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    private void start(FolderFollower follower) {
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    follower.turn();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            } finally {
                follower.forget();
            }
        }));
    }

    private void awaitKeys(String... keys) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(folder.keys()).containsExactlyInAnyOrder(keys));
    }

    private void follow(boolean notified) throws IOException {
        if (notified) {
            assumeThat(Notifications.of(root).problem()).isEmpty();
            start(folder.follower("a", NEVER));
        } else {
            start(folder.follower("a", OFTEN, Clock.systemDefaultZone(), it -> Notifications.none(it, "none here")));
        }
        folder.write("sops/one.txt", "One.");
        awaitKeys("sops/one.txt");
    }

    private void takesWhatComesGoesAndChanges() throws IOException {
        folder.write("new/deep/er/two.txt", "Two.");
        folder.write("new/three.txt", "Three.");
        awaitKeys("sops/one.txt", "new/deep/er/two.txt", "new/three.txt");
        Files.move(root.resolve("new"), root.resolve("moved"));
        awaitKeys("sops/one.txt", "moved/deep/er/two.txt", "moved/three.txt");
        Files.delete(root.resolve("sops/one.txt"));
        awaitKeys("moved/deep/er/two.txt", "moved/three.txt");
        folder.write("moved/deep/access.yaml", "broken");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(folder.document("moved/deep/er/two.txt")).containsEntry("audience", NOBODY));
        folder.write("moved/three.txt", "Three, and more of it.");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(folder.document("moved/three.txt")).containsEntry("latest_version", 2));
    }

    @Test
    void takesWhatTheSystemReportsWithoutLooking() throws IOException {
        follow(true);

        takesWhatComesGoesAndChanges();
    }

    @Test
    void findsTheSameByLookingWhereNothingIsReported() throws IOException {
        follow(false);

        takesWhatComesGoesAndChanges();
    }

    @Test
    void saysWhyChangesAreNotReported() throws Exception {
        folder.follower("a", OFTEN, Clock.systemDefaultZone(), it -> Notifications.none(it, "none here"))
                .turn();

        assertThat(DATABASE.superuser()
                        .sql("SELECT problem FROM watched_folder WHERE source = :source")
                        .param("source", folder.folder().source())
                        .query(String.class)
                        .single())
                .isEqualTo("none here");
    }

    @Test
    void takesAwayFromReadersWhileThousandsOfFilesWaitToBeTaken() throws Exception {
        folder.write("closing/one.txt", "One.");
        folder.look();
        for (int i = 0; i < 4000; i++) {
            folder.write("new/%04d.txt".formatted(i), "File " + i);
        }
        var follower = folder.follower("a", NEVER);
        follower.turn();
        var taken = folder.keys().size();
        folder.write("closing/access.yaml", "company: A\naudience: [group:hr.manager]\n");

        while (folder.readableBy("{group:hr.manager}") == 0) {
            follower.turn();
        }
        follower.forget();

        assertThat(folder.keys().size()).isBetween(taken, 3999);
    }

    @Test
    void isFollowedByTwoWorkersAtOnceWithoutHarm() throws Exception {
        var first = folder.follower("a", OFTEN);
        var second = folder.follower("b", OFTEN);
        start(first);
        for (int round = 0; round < 15; round++) {
            folder.write("file-%d.txt".formatted(round), "First " + round);
            folder.write("edited.txt", "Round %s".formatted("x".repeat(round)));
            Files.move(
                    folder.write("from.txt", "Moved " + round),
                    root.resolve("to.txt"),
                    StandardCopyOption.REPLACE_EXISTING);
            DATABASE.superuser()
                    .sql("UPDATE watched_folder SET held_until = now()")
                    .update();
            second.turn();
        }
        second.forget();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(folder.keys())
                        .hasSize(17)
                        .contains("edited.txt", "to.txt", "file-0.txt", "file-14.txt"));
        assertThat(queuedTwice()).isZero();
    }

    /** Two rows in a queue for one version cannot be; two versions of one content can, and would be read twice. */
    private long queuedTwice() {
        return DATABASE.superuser().sql("""
            SELECT count(*) FROM document_version v
            JOIN document_version w ON w.document_id = v.document_id AND w.version = v.version + 1 AND w.sha256 = v.sha256
            """).query(Long.class).single();
    }

    @Test
    void isLeftAloneByAWorkerThatCannotReachIt(@TempDir Path empty) throws Exception {
        folder.write("one.txt", "One.");
        folder.look();
        Files.createDirectory(empty.resolve("lost+found"));

        folder.at(root.resolve("not-mounted")).follower("b", OFTEN).turn();
        folder.at(empty).follower("c", OFTEN).turn();

        assertThat(folder.keys()).containsExactly("one.txt");
        folder.write("two.txt", "Two.");
        folder.follower("a", OFTEN).turn();
        assertThat(folder.keys()).containsExactly("one.txt", "two.txt");
    }

    @Test
    void isTakenOverFromAWorkerThatIsNotHeardOfAnyMore() throws Exception {
        folder.follower("a", OFTEN).turn();
        folder.write("one.txt", "One.");
        var other = folder.follower("b", OFTEN);

        other.turn();
        var before = folder.keys();
        DATABASE.superuser().sql("UPDATE watched_folder SET held_until = now()").update();
        other.turn();

        assertThat(before).isEmpty();
        assertThat(folder.keys()).containsExactly("one.txt");
    }
}
