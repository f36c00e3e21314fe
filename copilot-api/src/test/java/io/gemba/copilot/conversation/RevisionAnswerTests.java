package io.gemba.copilot.conversation;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.corpus.document.ControlNotes;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.DocumentReference;
import io.gemba.corpus.document.Replacement;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.testing.TestCorpus.Origin;
import io.gemba.corpus.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which revision is quoted, and how that is said, from documents under control to the answer. */
class RevisionAnswerTests extends RunningApi {
    private static final String PRESSURE = "Which pressure has the lemur pipe test?";

    private static DocumentId first;
    private static DocumentId second;
    private static DocumentId third;

    private static DocumentId publish(
            String number, @Nullable String revision, @Nullable LocalDate effective, ControlNotes notes, String text) {
        var title = "%s Lemur pipe test %s".formatted(number, revision);
        return CORPUS.publish(
                1,
                new Facts(title, DocumentKind.SOP, Language.ENGLISH, number, revision, effective, notes),
                new Origin("control", Trust.CONTROLLED),
                readers(1, INTERNAL, "group:mrp.user"),
                text);
    }

    private static String pressure(int bar) {
        return "The lemur pipe test has a pressure of %d bar. The pipe is filled before.".formatted(bar);
    }

    @BeforeAll
    static void publishRevisions() {
        first = publish("SOP-801", "A", LocalDate.of(2021, 3, 1), ControlNotes.NONE, pressure(11));
        second = publish("SOP-801", "B", LocalDate.of(2023, 3, 1), ControlNotes.NONE, pressure(12));
        third = publish("SOP-801", "C", LocalDate.of(2025, 3, 1), ControlNotes.NONE, pressure(13));
        publish("SOP-801", "D", LocalDate.now().plusYears(1), ControlNotes.NONE, pressure(14));
    }

    @BeforeEach
    void withoutModel() {
        MODELS.none();
    }

    private static void shows(Reply answer, int bar) {
        assertThat(answer.text()).as(answer.text()).contains(bar + " bar");
        for (var other : List.of(11, 12, 13, 14)) {
            if (other != bar) {
                assertThat(answer.text()).doesNotContain(other + " bar");
            }
        }
    }

    @Test
    void quotesWhatIsInForceAndNothingElse() {
        var answer = as("planner").ask(PRESSURE);

        shows(answer, 13);
        assertThat(answer.json().at("/citations/0/superseded").asBoolean()).isFalse();
        assertThat(answer.text()).doesNotContain("no longer in force");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What did revision B of SOP-801 say about the pressure of the lemur pipe test?|12",
                "Which pressure had the lemur pipe test in SOP-801 rev a?|11",
                "Which pressure had the lemur pipe test in the previous revision?|12",
                "Which pressure did the 2022 version give for the lemur pipe test?|11",
                "Welcher Druck, pressure, galt beim lemur pipe test in der alten Fassung?|12",
                "Which pressure of the lemur pipe test was in force in 2024?|12",
                "Quelle pressure pour le lemur pipe test dans la version précédente ?|12",
                "¿Qué pressure tenía el lemur pipe test en la versión anterior?|12"
            })
    void quotesAnOlderRevisionWhenItIsAskedForAndSaysSo(String question, int bar) {
        var answer = as("planner").ask(question);

        shows(answer, bar);
        assertThat(answer.json().at("/citations/0/superseded").asBoolean()).isTrue();
        assertThat(answer.text())
                .containsAnyOf(
                        "is no longer in force; revision C is",
                        "ist nicht mehr gültig; gültig ist Revision C",
                        "n'est plus en vigueur ; c'est la révision C",
                        "ya no está en vigor; lo está la revisión C");
    }

    @Test
    void keepsToTheRevisionThatWasAskedAboutUntilAnotherIs() {
        var first = as("planner").ask("Which pressure had the lemur pipe test in SOP-801 revision B?");
        var thread = first.at("/conversationId");

        var second =
                as("planner").post("/api/v1/questions", Map.of("text", "and in revision A?", "conversationId", thread));
        var third = as("planner")
                .post("/api/v1/questions", Map.of("text", "and in the current revision?", "conversationId", thread));

        shows(first, 12);
        shows(second, 11);
        shows(third, 13);
    }

    @Test
    void saysWhatComesWhenThatIsAskedFor() {
        var answer = as("planner").ask("Which pressure has the lemur pipe test in revision D of SOP-801?");

        shows(answer, 14);
        assertThat(answer.text()).contains("comes into force on");
    }

    @Test
    void saysThatARevisionIsNotThere() {
        var answer = as("planner").ask("Which pressure has the lemur pipe test in revision F of SOP-801?");

        shows(answer, 13);
        assertThat(answer.text()).contains("I did not find revision F");
    }

    @Test
    void quotesWhatReplacedADocumentOfAnotherNumber() {
        publish("SOP-811", "A", null, ControlNotes.NONE, "The ibis valve test takes 31 minutes.");
        publish(
                "SOP-812",
                "A",
                null,
                new ControlNotes(
                        false,
                        false,
                        null,
                        List.of(new Replacement(new DocumentReference("SOP-811", null, null), DocumentReference.SELF))),
                "The ibis valve test takes 32 minutes.");

        var answer = as("planner").ask("How long does the ibis valve test take?");

        assertThat(answer.text()).contains("32 minutes").doesNotContain("31 minutes");
    }

    @Test
    void doesNotQuoteWhatWasWithdrawn() {
        var withdrawn = new ControlNotes(false, true, null, List.of());
        publish("SOP-821", "A", null, withdrawn, "The tapir coupling gets 71 Nm.");

        var now = as("planner").ask("Which torque does the tapir coupling get?");
        var before = as("planner").ask("Which torque does the tapir coupling get in the withdrawn version?");

        assertThat(now.text()).doesNotContain("71 Nm");
        assertThat(before.text()).contains("71 Nm", "has been withdrawn");
    }

    @Test
    void leavesAProcedureInForceThatAnUploadClaimsToReplace() {
        publish("SOP-831", "A", null, ControlNotes.NONE, "The okapi guard is checked every 41 hours.");
        CORPUS.publish(
                1,
                new Facts(
                        "SOP-831 rev B",
                        DocumentKind.SOP,
                        Language.ENGLISH,
                        "SOP-831",
                        "B",
                        null,
                        new ControlNotes(
                                false,
                                false,
                                null,
                                List.of(new Replacement(
                                        new DocumentReference("SOP-831", "A", null), DocumentReference.SELF)))),
                new Origin("elsewhere", Trust.NORMAL),
                readers(1, INTERNAL, "everyone"),
                "The okapi guard is checked every 42 hours.");

        assertThat(as("planner").ask("How often is the okapi guard checked?").text())
                .contains("41 hours");
    }

    @Test
    void showsTheChainOfRevisions() {
        var view = as("planner").get("/api/v1/documents/" + second.value());
        var hidden = as("buyer").get("/api/v1/documents/" + second.value());

        assertThat(view.at("/standing")).isEqualTo("superseded");
        assertThat(view.at("/supersededBy")).isEqualTo(third.value().toString());
        assertThat(view.json()
                        .at("/revisions")
                        .valueStream()
                        .map(it -> it.at("/revision").asString() + " "
                                + it.at("/standing").asString()))
                .containsExactly("D coming", "C current", "B superseded", "A superseded");
        assertThat(view.json().at("/revisions/3/id").asString())
                .isEqualTo(first.value().toString());
        assertThat(hidden.status()).isEqualTo(404);
    }
}
