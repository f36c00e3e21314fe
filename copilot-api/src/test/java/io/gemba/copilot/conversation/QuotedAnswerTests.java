package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class QuotedAnswerTests extends RunningApi {
    private static final String TORQUE = "What is the torque for the flange bolts of the gearbox?";

    @BeforeEach
    void withoutModel() {
        MODELS.none();
    }

    @Test
    void quotesTheDocumentInForceInTheFormOfTheContract() {
        var reply = as("planner").ask(TORQUE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        var answer = reply.json();
        assertThat(answer.propertyNames())
                .contains(
                        "id",
                        "conversationId",
                        "outcome",
                        "mode",
                        "blocks",
                        "citations",
                        "proposals",
                        "unsupported",
                        "reason",
                        "model",
                        "promptHash",
                        "usage",
                        "elapsedMs",
                        "correlationId");
        UUID.fromString(answer.at("/id").asString());
        UUID.fromString(answer.at("/conversationId").asString());
        assertThat(answer.at("/outcome").asString()).isEqualTo("grounded");
        assertThat(answer.at("/mode").asString()).isEqualTo("extractive");
        assertThat(answer.at("/blocks/0/type").asString()).isEqualTo("paragraph");
        assertThat(answer.at("/blocks/0/text").asString())
                .isEqualTo("Tighten the flange bolts of the gearbox to 42 Nm in a cross pattern. [1]"
                        + " Use a calibrated wrench. [1]");
        assertThat(answer.at("/model").isNull()).isTrue();
        assertThat(answer.at("/promptHash").isNull()).isTrue();
        assertThat(answer.at("/reason").isNull()).isTrue();
        assertThat(answer.at("/usage/inputTokens").asInt()).isZero();
        assertThat(answer.at("/elapsedMs").asInt()).isNotNegative();
        assertThat(answer.at("/correlationId").asString()).isEqualTo(reply.header("X-Correlation-Id"));
        Instant.parse(answer.at("/askedAt").asString());
        assertThat(reply.text())
                .contains("no language model was used")
                .doesNotContain("45 Nm", "55 Nm", "quokka", "score");
        var citation = answer.at("/citations/0");
        assertThat(citation.at("/n").asInt()).isEqualTo(1);
        assertThat(citation.at("/id").asString()).isEqualTo(answer.at("/id").asString() + ".1");
        assertThat(citation.at("/kind").asString()).isEqualTo("document");
        assertThat(citation.at("/documentId").asString())
                .isEqualTo(PLANT.gearbox().value().toString());
        assertThat(citation.at("/title").asString()).isEqualTo("SOP-014 Gearbox assembly");
        assertThat(citation.at("/revision").asString()).isEqualTo("D");
        assertThat(citation.at("/page").asInt()).isEqualTo(1);
        assertThat(citation.at("/boxes/0").valueStream().map(it -> it.floatValue()))
                .containsExactly(0.1f, 0.1f, 0.9f, 0.12f);
        assertThat(citation.at("/quote").asString()).contains("42 Nm");
        assertThat(citation.at("/url").asString())
                .startsWith("/documents/" + PLANT.gearbox().value() + "?page=1");
    }

    @Test
    void saysTheSameInEvents() {
        var events = as("planner").askStreaming(TORQUE);

        assertThat(events.names())
                .startsWith("status", "status", "evidence", "delta")
                .endsWith("answer")
                .doesNotContain("restart", "problem");
        assertThat(events.said()).contains("42 Nm in a cross pattern. [1]");
        assertThat(events.last("answer").at("/blocks/0/text").asString())
                .isEqualTo(events.said().lines().limit(2).collect(Collectors.joining(" ")));
        assertThat(events.all().stream()
                        .filter(it -> it.name().equals("status"))
                        .map(it -> it.json().at("/stage").asString()))
                .containsExactly("searching", "composing");
        assertThat(events.last("evidence").at("/citations/0/title").asString()).isNotEmpty();
    }

    @Test
    void givesJsonToWhoeverDoesNotAskForAnything() {
        var client = as("planner");

        assertThat(client.post("/api/v1/questions", "*/*", Map.of("text", TORQUE))
                        .header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(client.post("/api/v1/questions", "text/event-stream, application/json", Map.of("text", TORQUE))
                        .header("Content-Type"))
                .startsWith("text/event-stream");
    }

    @ParameterizedTest
    @CsvSource({"planner,42 Nm,quokka", "plantb,quokka,42 Nm", "buyer,E-204,42 Nm"})
    void quotesOnlyWhatTheAskerMayRead(String login, String seen, String hidden) {
        var torque = as(login).ask(TORQUE).text();
        var fault = as(login).ask("What does fault E-204 mean?").text();

        assertThat(torque + fault).contains(seen);
        assertThat(torque + fault).doesNotContain(hidden);
    }

    @Test
    void narrowsToTheActiveCompanies() {
        var both = as("ops")
                .ask("To which torque are the flange bolts of the gearbox tightened in a cross pattern?")
                .text();
        var onlyB = as("ops")
                .post("/api/v1/questions", Map.of("text", TORQUE, "context", Map.of("companyIds", new int[] {2})))
                .text();
        var strangers = as("planner")
                .post("/api/v1/questions", Map.of("text", TORQUE, "context", Map.of("companyIds", new int[] {2})))
                .text();

        assertThat(both).contains("42 Nm");
        assertThat(onlyB).contains("quokka").doesNotContain("42 Nm");
        assertThat(strangers).doesNotContain("quokka", "42 Nm");
    }

    @Test
    void showsAnOldRevisionOnlyWhenAskedForAndSaysSo() {
        var answer = as("planner").ask("Which graphite paste lubricated the threads in SOP-014 revision C?");

        assertThat(answer.text()).contains("graphite paste", "SOP-014 (C) is no longer in force; revision D is.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "planner|What is the annealing temperature of furnace 7?|I found nothing in the documents you may"
                        + " read|I looked for: annealing, temperature, furnace",
                "planner|Welche Glühtemperatur hat der Ofen 7?|In den Dokumenten, die Sie lesen dürfen|Gesucht habe"
                        + " ich nach",
                "planner|Quelle est la température de recuit du four 7 ?|Je n'ai rien trouvé dans les documents|J'ai"
                        + " cherché",
                "planner|¿Cuál es la temperatura de recocido del horno 7?|No he encontrado nada|He buscado",
                "planer|NX-4711-Z|In den Dokumenten, die Sie lesen dürfen|Gesucht habe ich nach"
            })
    void abstainsInTheLanguageOfTheAskerAndSaysWhatItLookedFor(
            String login, String question, String nothing, String searched) {
        var answer = as(login).ask(question);

        assertThat(answer.at("/outcome")).isEqualTo("abstained");
        assertThat(answer.at("/reason")).isEqualTo("no-evidence");
        assertThat(answer.text()).contains(nothing, searched);
        assertThat(answer.json().at("/citations")).isEmpty();
    }

    @Test
    void abstainsAlikeFromWhatIsHiddenAndWhatIsNotThere() {
        var hidden = as("planner").ask("What zebrafish discount does Harbeck grant on castings?");
        var absent = as("planner").ask("What walrus discount does Marbeck grant on forgings?");

        assertThat(hidden.at("/outcome")).isEqualTo("abstained").isEqualTo(absent.at("/outcome"));
        assertThat(hidden.at("/reason")).isEqualTo(absent.at("/reason"));
        assertThat(hidden.text()).doesNotContain("7.5", "Supplier agreement");
        assertThat(as("buyer")
                        .ask("What zebrafish discount does Harbeck grant on castings?")
                        .text())
                .contains("7.5 percent");
    }

    @ParameterizedTest
    @CsvSource({"planner,Thanks!", "planer,Danke", "planner,Who are you?"})
    void answersSmallTalkWithoutSearching(String login, String talk) {
        var answer = as(login).ask(talk);

        assertThat(answer.at("/outcome")).isEqualTo("abstained");
        assertThat(answer.at("/reason")).isEqualTo("small-talk");
    }

    @Test
    void takesAFollowUpForWhatItLeansOnAndSaysSo() {
        var first = as("planner").ask(TORQUE);

        var second = as("planner")
                .post(
                        "/api/v1/questions",
                        Map.of("text", "and in SOP-014?", "conversationId", first.at("/conversationId")));

        assertThat(second.at("/conversationId")).isEqualTo(first.at("/conversationId"));
        assertThat(second.text()).contains("I took this to be about", "flange");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"  \"}|QUESTION_EMPTY",
                "{\"text\":null}|INVALID_REQUEST",
                "{}|INVALID_REQUEST",
                "{\"text\":|INVALID_REQUEST",
                "[]|INVALID_REQUEST",
                "{\"text\":\"x\",\"conversationId\":\"7\"}|INVALID_REQUEST",
                "{\"text\":\"x\",\"context\":{\"companyIds\":[null]}}|INVALID_REQUEST",
                "{\"text\":\"x\",\"context\":{\"companyIds\":[0]}}|INVALID_REQUEST"
            })
    void refusesRequestsThatCannotBeUnderstood(String body, String code) {
        for (var accept : new String[] {"application/json", "*/*"}) {
            var refused = as("planner").post("/api/v1/questions", accept, body);

            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.at("/code")).isEqualTo(code);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void saysWhichFieldIsWrong() {
        assertThat(as("planner").post("/api/v1/questions", "{}").at("/detail")).isEqualTo("text must not be null.");
    }

    @Test
    void refusesStreamsThatCannotBeUnderstoodAsProblems() {
        var refused = as("planner").post("/api/v1/questions", "text/event-stream", "{}");
        var empty = as("planner").askStreaming(" ");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("INVALID_REQUEST");
        assertThat(empty.names()).containsExactly("problem");
        assertThat(empty.last("problem").at("/code").asString()).isEqualTo("QUESTION_EMPTY");
        assertThat(empty.last("problem").at("/correlationId").asString()).isNotEmpty();
    }

    @Test
    void refusesAQuestionOfAHundredThousandCharacters() {
        var refused = as("planner").ask("torque ".repeat(15_000));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("QUESTION_TOO_LONG");
        assertThat(refused.at("/detail")).contains("2,000");
    }

    @Test
    void readsQuestionsWithCharactersThatNobodySees() {
        var answer = as("planner")
                .post(
                        "/api/v1/questions",
                        "{\"text\":\"What is the torque\\u0000 for the flange\\u202e bolts of the gearbox\\ud800?\"}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("42 Nm");
    }

    @Test
    void doesNotTellAnUnknownThreadFromSomebodyElses() {
        var others = as("planner2").ask(TORQUE).at("/conversationId");

        var theirs = as("planner").post("/api/v1/questions", Map.of("text", TORQUE, "conversationId", others));
        var none = as("planner").post("/api/v1/questions", Map.of("text", TORQUE, "conversationId", UUID.randomUUID()));

        assertThat(theirs.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(theirs.at("/detail")).isEqualTo(none.at("/detail"));
    }

    @Test
    void keepsQuestionsOutOfTheLog(CapturedOutput output) {
        as("planner").ask("What is the xylophone-canary torque?");
        as("planner").askStreaming("What is the xylophone-canary torque?");
        as("planner").get("/api/v1/search?q=xylophone-canary");

        assertThat(output).doesNotContain("xylophone");
    }
}
