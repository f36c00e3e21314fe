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
    private static final Duration PROMISED = Shown.PROMISED;
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
        Files.writeString(folder.resolve(Shown.FILE), Shown.CONTENT);
        await().atMost(PROMISED).until(() -> gemba.state("crane/" + Shown.FILE).equals("indexed"));
    }

    @AfterEach
    void tidyUp() throws IOException {
        Files.writeString(directory, people);
        Files.deleteIfExists(folder.resolve(Shown.FILE));
        Files.deleteIfExists(folder.resolve("access.yaml"));
        Files.deleteIfExists(folder);
        gemba.awaitSettled();
    }

    @Test
    void takesADocumentAwayWhenItsFolderIsClosed() throws IOException {
        var shown = Shown.to(planner);

        Files.writeString(folder.resolve("access.yaml"), ANYONE_OF_A.replace("base.group_user", "hr.group_hr_manager"));

        shown.assertThatAllIsGone(planner);
    }

    @Test
    void takesADocumentAwayWhenItsFileIsDeleted() throws IOException {
        var shown = Shown.to(planner);

        Files.delete(folder.resolve(Shown.FILE));

        shown.assertThatAllIsGone(planner);
    }

    @Test
    void takesEverythingAwayWhenAPersonLosesTheirGroups() throws IOException {
        Files.writeString(directory, people + PERSON.formatted("base.group_user"));
        var leaver = gemba.as("leaver");
        await().atMost(PROMISED).until(() -> leaver.get("/api/v1/me").status() == 200);
        var shown = Shown.to(leaver);

        Files.writeString(directory, people + PERSON.formatted(""));

        shown.assertThatAllIsGone(leaver);
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
}
