package io.gemba.acceptance.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.files.Pdfs;
import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes are killed and the database is lost, on an installation of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurvivalTests {
    private static final Duration AGAIN = Duration.ofMinutes(6);
    private static final Duration PROMPTLY = Duration.ofSeconds(15);
    private static final List<String> PARTS = List.of("drum", "hook", "motor", "brake", "gearbox", "carriage");

    private final Gemba gemba = Gemba.alone("");
    private final Client planner = gemba.as("planner");

    @BeforeAll
    void openTheInbox() throws IOException {
        Files.writeString(gemba.inbox().resolve("access.yaml"), "{company: A, audience: [group:base.group_user]}");
    }

    @AfterAll
    void close() {
        gemba.close();
    }

    @Test
    void readsALongDocumentOnceAlthoughTheWorkerIsKilledInTheMiddle() throws IOException {
        drop("long.pdf", scan("hoist"));
        awaitPages("long.pdf", 2);
        var children = gemba.worker().children();

        gemba.worker().kill();

        assertThat(gemba.state("long.pdf")).isEqualTo("processing");
        await().atMost(AGAIN).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        gemba.worker().start();
        assertReadOnce("long.pdf", "hoist");
    }

    @Test
    void readsALongDocumentOnceAlthoughTheReaderIsKilledInTheMiddle() throws IOException {
        drop("reader.pdf", scan("winch"));
        awaitPages("reader.pdf", 2);

        gemba.worker().killChildren();

        assertReadOnce("reader.pdf", "winch");
    }

    @Test
    void keepsAnUploadAlthoughTheApiIsKilledRightAfterTakingIt() {
        gemba.worker().kill();
        var file = "The brake BR-9 is bled every 6 weeks.".getBytes(StandardCharsets.UTF_8);

        var upload = planner.upload("brake.txt", file, Map.of());
        gemba.api().kill();

        assertThat(upload.status()).isEqualTo(202);
        gemba.worker().start();
        gemba.api().start();
        gemba.api().awaitReady();
        var address = "/api/v1/documents/" + upload.json().path("id").asString();
        await().atMost(AGAIN)
                .until(() ->
                        planner.get(address).json().path("state").asString().equals("indexed"));
        assertThat(planner.get("/api/v1/search?q=BR-9").text()).contains("6 weeks");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysThatTheDatabaseIsLostAndGoesOnWhenItIsBack(boolean silently) throws IOException {
        assertThat(planner.get("/api/v1/documents").status()).isEqualTo(200);
        if (silently) {
            gemba.link().fallSilent();
        } else {
            gemba.link().cut();
        }

        try {
            requests().forEach(reply -> assertThat(reply.code()).isEqualTo("DATABASE_UNAVAILABLE"));
            // Said instead of a stream, or in it, as the asker's rights are known already or not.
            assertThat(planner.with("Accept", "text/event-stream")
                            .post("/api/v1/questions", Map.of("text", "What is BR-9?"))
                            .text())
                    .contains("DATABASE_UNAVAILABLE")
                    .doesNotContain("event:answer");
            drop("while lost %s.txt".formatted(silently), "Rack 7 holds gaskets.".getBytes(StandardCharsets.UTF_8));
        } finally {
            gemba.link().restore();
        }

        await().atMost(PROMPTLY).until(() -> planner.get("/api/v1/documents").status() == 200);
        await().atMost(AGAIN)
                .until(() ->
                        gemba.state("while lost %s.txt".formatted(silently)).equals("indexed"));
    }

    private Stream<Reply> requests() {
        return Stream.of(
                promptly(() -> planner.get("/api/v1/documents")),
                promptly(() -> planner.get("/api/v1/search?q=brake")),
                promptly(() -> planner.post("/api/v1/questions", Map.of("text", "What is BR-9?"))));
    }

    private static Reply promptly(Supplier<Reply> request) {
        var began = Instant.now();
        var reply = request.get();
        assertThat(Duration.between(began, Instant.now())).isLessThan(PROMPTLY);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isNotEmpty();
        return reply;
    }

    private void drop(String name, byte[] content) throws IOException {
        Files.write(gemba.inbox().resolve(name), content);
    }

    /** Pages that differ in more than their numbers: what stands on every page alike is taken for its running head. */
    private static byte[] scan(String machine) {
        return Pdfs.scanOf(PARTS.stream()
                .map(part -> "%s of the %s\n".formatted(part, machine)
                        + "The %s is inspected by the shift leader.\n"
                                .formatted(part)
                                .repeat(part.length())
                        + fact(machine, part)
                        + "Wear of the %s is noted in the book.\n"
                                .formatted(part)
                                .repeat(12))
                .toList());
    }

    private static String fact(String machine, String part) {
        return "The %s of this %s carries %d kilograms.\n".formatted(part, machine, 1000 + part.length());
    }

    private void awaitPages(String path, int pages) {
        await().atMost(AGAIN).pollInterval(Duration.ofMillis(50)).until(() -> count("page", path) >= pages);
        assertThat(gemba.state(path)).isEqualTo("processing");
    }

    private void assertReadOnce(String path, String machine) {
        await().atMost(AGAIN)
                .until(() -> Set.of("indexed", "rejected", "failed").contains(gemba.state(path)));

        assertThat(gemba.state(path)).isEqualTo("indexed");
        assertThat(count("page", path)).isEqualTo(PARTS.size());
        assertThat(count("chunk_stage", path)).isZero();
        var content = String.join(" ", chunks(path));
        assertThat(PARTS)
                .allSatisfy(part ->
                        assertThat(content).containsOnlyOnce(fact(machine, part).strip()));
        assertThat(vectors(path)).isEqualTo(chunks(path).size());
    }

    private long count(String table, String path) {
        return gemba.database()
                .superuser()
                .sql("SELECT count(*) FROM %s t JOIN document d ON d.id = t.document_id WHERE d.source_key = :path"
                        .formatted(table))
                .param("path", path)
                .query(Long.class)
                .single();
    }

    private List<String> chunks(String path) {
        return gemba.database()
                .superuser()
                .sql("SELECT c.pieces::text AS pieces FROM chunk c JOIN document d ON d.id = c.document_id WHERE"
                        + " source_key = :path")
                .param("path", path)
                .query((row, n) -> row.getString("pieces"))
                .list();
    }

    private int vectors(String path) {
        return gemba.database()
                .superuser()
                .sql("""
                    SELECT count(*) FROM chunk_vec v JOIN chunk c ON c.id = v.id JOIN chunk_fts f ON f.id = c.id
                    JOIN document d ON d.id = c.document_id WHERE d.source_key = :path
                    """)
                .param("path", path)
                .query(Integer.class)
                .single();
    }
}
