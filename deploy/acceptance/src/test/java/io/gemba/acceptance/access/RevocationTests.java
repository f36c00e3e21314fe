package io.gemba.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken away is gone within a minute, on every way that led to it. */
class RevocationTests {
    private static final Duration PROMISED = Duration.ofSeconds(60);
    private static final String QUESTION = "How much does the slewing crane KX-77 lift?";
    private static final String FIGURE = "1850";
    private static final String UNANSWERABLE = "Which painter coated KX-77 in 2019?";
    private static final String TITLE = "KX-77 slewing crane";
    private static final String ANYONE_OF_A =
            "{company: A, audience: [group:base.group_user], classification: internal}";
    private static final String PERSON = """

          - {login: leaver, name: Ida Leaver, language: en, companies: [A], groups: [%s], copilots: []}
        """;

    private final Gemba gemba = Gemba.running();
    private final Client planner = gemba.as("planner");
    private final Path folder = gemba.inbox().resolve("crane");
    private final Path directory = gemba.home().resolve("directory.yaml");
    private String people = "";

    @BeforeEach
    void handIn() throws IOException {
        people = Files.readString(directory);
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("access.yaml"), ANYONE_OF_A);
        Files.writeString(folder.resolve("KX-77 slewing crane.md"), """
            # KX-77 slewing crane

            The slewing crane KX-77 in hall 4 lifts at most 1850 kg. Its hook is inspected every 3 months.
            """);
        await().atMost(PROMISED)
                .until(() -> gemba.state("crane/KX-77 slewing crane.md").equals("indexed"));
    }

    @AfterEach
    void tidyUp() throws IOException {
        Files.writeString(directory, people);
        Files.deleteIfExists(folder.resolve("KX-77 slewing crane.md"));
        Files.deleteIfExists(folder.resolve("access.yaml"));
        Files.deleteIfExists(folder);
        gemba.awaitSettled();
    }

    @Test
    void takesADocumentAwayWhenItsFolderIsClosed() throws IOException {
        var shown = Shown.to(planner);

        Files.writeString(folder.resolve("access.yaml"), ANYONE_OF_A.replace("base.group_user", "hr.group_hr_manager"));

        assertThatAllIsGone(planner, shown);
    }

    @Test
    void takesADocumentAwayWhenItsFileIsDeleted() throws IOException {
        var shown = Shown.to(planner);

        Files.delete(folder.resolve("KX-77 slewing crane.md"));

        assertThatAllIsGone(planner, shown);
    }

    @Test
    void takesEverythingAwayWhenAPersonLosesTheirGroups() throws IOException {
        Files.writeString(directory, people + PERSON.formatted("base.group_user"));
        var leaver = gemba.as("leaver");
        await().atMost(PROMISED).until(() -> leaver.get("/api/v1/me").status() == 200);
        var shown = Shown.to(leaver);

        Files.writeString(directory, people + PERSON.formatted(""));

        assertThatAllIsGone(leaver, shown);
    }

    @Test
    void knowsNobodyWhoIsNoLongerInTheDirectory() throws IOException {
        Files.writeString(directory, people + PERSON.formatted("base.group_user"));
        var leaver = gemba.as("leaver");
        await().atMost(PROMISED).until(() -> leaver.get("/api/v1/me").status() == 200);

        Files.writeString(directory, people);

        await().atMost(PROMISED)
                .untilAsserted(() ->
                        assertThat(leaver.get("/api/v1/conversations").code()).isEqualTo("NOT_REGISTERED"));
    }

    private static void assertThatAllIsGone(Client client, Shown shown) {
        await().atMost(PROMISED).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(client.get("/api/v1/documents/" + shown.document()).status())
                    .isEqualTo(404);
            assertThat(client.get("/api/v1/search?q=KX-77").text()).doesNotContain(FIGURE);
            assertThat(client.get("/api/v1/citations/" + shown.citation()).status())
                    .isEqualTo(404);
            assertThat(client.get("/api/v1/conversations/" + shown.thread()).text())
                    .doesNotContain(FIGURE);
            assertThat(client.get("/api/v1/conversations/" + shown.threadOfTitle())
                            .text())
                    .doesNotContain(TITLE);
            assertThat(client.with("If-None-Match", shown.pageTag())
                            .get(shown.page())
                            .status())
                    .isEqualTo(404);
            assertThat(client.ask(QUESTION).text()).doesNotContain(FIGURE);
            assertThat(client.ask("And its hook?", shown.thread()).text()).doesNotContain("3 months");
        });
    }

    /** All that somebody could have kept of a document. */
    private record Shown(
            String document, String citation, String thread, String threadOfTitle, String page, String pageTag) {
        static Shown to(Client client) {
            var answer = client.ask(QUESTION);
            assertThat(answer.text()).contains(FIGURE);
            var citation = answer.citations().getFirst();
            var page = "/api/v1/documents/%s/pages/%d.png".formatted(citation.document(), citation.page());
            assertThat(client.get("/api/v1/search?q=KX-77").text()).contains(FIGURE);
            await().atMost(PROMISED).until(() -> client.get(page).status() == 200);
            var tag = client.get(page).header("ETag");
            assertThat(client.with("If-None-Match", tag).get(page).status()).isEqualTo(304);
            var near = client.ask(UNANSWERABLE);
            assertThat(near.items()).contains(TITLE);
            return new Shown(
                    citation.document().toString(),
                    citation.id(),
                    answer.conversation(),
                    near.conversation(),
                    page,
                    tag);
        }
    }
}
