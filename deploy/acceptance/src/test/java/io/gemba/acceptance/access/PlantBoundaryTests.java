package io.gemba.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The planner of plant A does not get at anything of plant B, nor learns that it is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantBoundaryTests {
    private static final String HIDDEN = "plant-b/sops/SOP-114 Assemblage reducteur TPL rev 3.pdf";
    private static final String QUESTION_OF_B = "Quel est le couple de serrage des vis du couvercle du TPL 20 ?";

    private final Gemba gemba = Gemba.running();
    private final Leaks leaks = new Leaks(gemba);
    private final Client planner = gemba.as("planner");
    private final Client plantb = gemba.as("plantb");
    private final Answer answerOfB = plantb.ask(QUESTION_OF_B);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What torque do the cover screws of a TPL 20 get?",
                "What is the cleaning temperature of the LX-620 washing tunnel?",
                "What does SOP-114 say about the oil?",
                "SOP-114 Assemblage réducteur TPL",
                "SOP-114 Assemblage reducteur TPL rev 3.pdf",
                "Show me the document SOP-121 Bearing heating of plant B",
                "plant-b/maintenance/RM-0087 LX-620 pompe P2.txt",
                "How many planet carriers were rejected in NC-B-0219?",
                "Welches Drehmoment bekommen die Deckelschrauben am TPL 20?",
                "Was steht in SOP-114 über die Dichtheitsprüfung?",
                "Wie hoch ist der Rechnungsbetrag der Rechnung F-2026-3317?",
                "Quel est le couple de serrage des vis du couvercle du TPL 20 ?",
                "Que dit le certificat 3.1 de la coulée 880467 ?",
                "Combien de pièces sont non conformes dans NC-B-0219 ?",
                "Quelle pompe du LX-620 a été remplacée ?"
            })
    void learnsNothingByAsking(String question) {
        var events = planner.stream(question);

        var answer = events.stream()
                .filter(event -> event.name().equals("answer"))
                .map(event -> new Answer(event.data()))
                .findFirst()
                .orElseThrow();
        assertThat(leaks.in("planner", question, answer, events))
                .as(answer.toString())
                .isEmpty();
        assertThat(leaks.inSearch("planner", question)).isEmpty();
    }

    @Test
    void doesNotReachTheOtherPlantByNamingItsCompanyAsActive() {
        var asked = Map.of("text", QUESTION_OF_B, "context", Map.of("companyIds", List.of(2)));

        var reply = planner.post("/api/v1/questions", asked);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("NOT_PERMITTED");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void cannotTellWhatIsHiddenFromWhatDoesNotExist(Way way) {
        var hidden = way.ask().apply(way.hidden());
        var absent = way.ask().apply(way.absent());

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.code()).isEqualTo("NOT_FOUND");
        assertThat(Sameness.of(hidden, way.hidden())).isEqualTo(Sameness.of(absent, way.absent()));
    }

    private Stream<Way> ways() {
        var document = gemba.document(HIDDEN).toString();
        var absent = UUID.randomUUID().toString();
        var answer = answerOfB.id();
        return Stream.of(
                new Way("document", document, absent, id -> planner.get("/api/v1/documents/" + id)),
                new Way("page", document, absent, id -> planner.get("/api/v1/documents/" + id + "/pages/3.png")),
                new Way(
                        "no such page",
                        document,
                        absent,
                        id -> planner.get("/api/v1/documents/" + id + "/pages/99.png")),
                new Way(
                        "page that a browser kept",
                        document,
                        absent,
                        id -> planner.with("If-None-Match", "\"0\", *")
                                .get("/api/v1/documents/" + id + "/pages/3.png")),
                new Way("removal", document, absent, id -> planner.delete("/api/v1/documents/" + id)),
                new Way("replay", document, absent, id -> planner.post("/api/v1/documents/" + id + "/replay")),
                new Way("citation", answer, absent, id -> planner.get("/api/v1/citations/" + id + ".1")),
                new Way("guessed citation", answer, absent, id -> planner.get("/api/v1/citations/" + id + ".77")),
                new Way(
                        "feedback",
                        answer,
                        absent,
                        id -> planner.post("/api/v1/answers/" + id + "/feedback", Map.of("verdict", "up"))),
                new Way("thread", answerOfB.conversation(), absent, id -> planner.get("/api/v1/conversations/" + id)),
                new Way(
                        "thread's removal",
                        answerOfB.conversation(),
                        absent,
                        id -> planner.delete("/api/v1/conversations/" + id)),
                new Way(
                        "question in a thread",
                        answerOfB.conversation(),
                        absent,
                        id -> planner.post("/api/v1/questions", Map.of("text", "And the oil?", "conversationId", id))));
    }

    @Test
    void leavesTheOtherPlantItsThreadsAndCitations() {
        var citation = answerOfB.citations().getFirst();

        assertThat(plantb.get("/api/v1/citations/" + citation.id()).status()).isEqualTo(200);
        assertThat(plantb.get("/api/v1/conversations/" + answerOfB.conversation())
                        .status())
                .isEqualTo(200);
        assertThat(planner.get("/api/v1/conversations").text()).doesNotContain(answerOfB.conversation());
    }

    @Test
    void handsNothingInForAnotherCompanyOrForOthersThanTheirOwn() {
        var file = "Planned stops of line 4.".getBytes(StandardCharsets.UTF_8);

        var foreign = planner.upload("a.txt", file, Map.of("company", "B"));
        var unknown = planner.upload("a.txt", file, Map.of("company", "Z"));
        var audience = planner.upload("a.txt", file, Map.of("audience", "group:hr.group_hr_manager"));
        var clearance = planner.upload("a.txt", file, Map.of("classification", "restricted"));

        assertThat(foreign.code()).isEqualTo("COMPANY_UNKNOWN");
        assertThat(Sameness.of(foreign, "company B")).isEqualTo(Sameness.of(unknown, "company Z"));
        assertThat(audience.status()).isEqualTo(403);
        assertThat(clearance.status()).isEqualTo(403);
    }

    @Test
    void sharesAnUploadWithAGroupInTheOwnCompanyOnly() {
        var file = "The crane KX-77 of hall 4 lifts 1850 kg.".getBytes(StandardCharsets.UTF_8);
        var fields = Map.of("audience", "group:mrp.group_mrp_user", "company", "A");

        var id = planner.upload("crane.txt", file, fields).json().path("id").asString();

        try {
            assertThat(gemba.as("supervisor").get("/api/v1/documents/" + id).status())
                    .isEqualTo(200);
            assertThat(plantb.get("/api/v1/documents/" + id).status()).isEqualTo(404);
            assertThat(gemba.as("maint").get("/api/v1/documents/" + id).status())
                    .isEqualTo(404);
            assertThat(gemba.as("supervisor").delete("/api/v1/documents/" + id).status())
                    .isEqualTo(403);
        } finally {
            assertThat(planner.delete("/api/v1/documents/" + id).status()).isEqualTo(204);
        }
    }

    /** A way to something by its id. */
    private record Way(String name, String hidden, String absent, Function<String, Reply> ask) {
        @Override
        public String toString() {
            return name;
        }
    }
}
