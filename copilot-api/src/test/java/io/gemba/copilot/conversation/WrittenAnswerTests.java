package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Fault;
import io.gemba.model.testing.Script;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrittenAnswerTests extends RunningApi {
    private static final String TORQUE = "What is the torque for the flange bolts of the gearbox?";
    private static final Answer GOOD =
            Answer.of("Tighten the flange", " bolts to 42 Nm", " [1].", " Use a calibrated wrench", " [1].");

    private static final String SERVED = "gpt-4.1-2025-04-14";

    @AfterEach
    void withoutModel() {
        MODELS.none();
    }

    @Test
    void sendsWhatAModelWroteWithItsOrigin() {
        var server = MODELS.cloud(Script.say(GOOD));

        var answer = as("planner").ask(TORQUE);

        assertThat(answer.at("/outcome")).as(answer.text()).isEqualTo("grounded");
        assertThat(answer.at("/mode")).isEqualTo("model");
        assertThat(answer.at("/blocks/0/text"))
                .isEqualTo("Tighten the flange bolts to 42 Nm. [1] Use a calibrated wrench. [2]");
        assertThat(answer.at("/model")).isEqualTo(SERVED);
        assertThat(answer.at("/promptHash")).matches("[0-9a-f]{64}");
        assertThat(answer.json().at("/usage/inputTokens").asInt()).isEqualTo(17);
        assertThat(answer.json().at("/usage/outputTokens").asInt()).isEqualTo(5);
        assertThat(answer.at("/citations/0/documentId"))
                .isEqualTo(PLANT.gearbox().value().toString());
        assertThat(server.onlyRequest().body()).contains("42 Nm").doesNotContain("quokka", "zebrafish", "45 Nm");
    }

    static Stream<Named<Script>> models() {
        return Stream.of(
                Named.of("dead", new Script.Drop()),
                Named.of("slow", new Script.Hang()),
                Named.of("silent behind its head", new Script.HangAfterHead()),
                Named.of("rate limited", Script.rateLimited(30)),
                Named.of("failing", Script.fail(Fault.SERVER_FAULT)),
                Named.of("not to be entered", Script.fail(Fault.UNAUTHORIZED)),
                Named.of("garbling", new Script.Garble(GOOD, 0)),
                Named.of("not speaking", Script.say("")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void quotesInsteadWhenTheModelIs(Script script) {
        MODELS.cloud(script);

        var answer = as("planner").ask(TORQUE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/outcome")).isEqualTo("grounded");
        assertThat(answer.at("/mode")).isEqualTo("extractive");
        assertThat(answer.text()).contains("42 Nm", "so this is quoted from your documents");
        assertThat(answer.json().at("/elapsedMs").asInt()).isLessThan(6_000);
    }

    @Test
    void beginsAgainWhenAModelBreaksOff() {
        MODELS.cloud(new Script.CutAfter(
                Answer.of(
                        "Tighten the flange bolts to 42 Nm [1].",
                        " Use a",
                        " calibrated",
                        " wrench",
                        " [1].",
                        " Check",
                        " the oil"),
                6));

        var events = as("planner").askStreaming(TORQUE);

        assertThat(events.names()).containsSubsequence("delta", "restart", "delta", "answer");
        assertThat(events.last("answer").at("/mode").asString()).isEqualTo("extractive");
        assertThat(events.last("answer").toString()).contains("could not be reached");
    }

    @Test
    void withholdsFiguresThatTheEvidenceDoesNotHave() {
        MODELS.cloud(Script.say(
                "Tighten the flange bolts to 42 Nm [1].",
                " Then turn them by 90 degrees [1].",
                " Use a calibrated wrench [1]."));

        var events = as("planner").askStreaming(TORQUE);

        var answer = events.last("answer");
        assertThat(answer.at("/outcome").asString()).isEqualTo("partial");
        assertThat(answer.at("/unsupported/0").asString()).contains("90 degrees");
        assertThat(answer.at("/blocks").toString()).doesNotContain("90").contains("42 Nm", "calibrated wrench");
        assertThat(events.said()).doesNotContain("90");
    }

    @Test
    void quotesInsteadWhenTheFirstSentenceIsNotSupported() {
        MODELS.cloud(Script.say("Tighten the flange bolts to 48 Nm [1].", " Use a calibrated wrench [1]."));

        var events = as("planner").askStreaming(TORQUE);

        var answer = events.last("answer");
        assertThat(answer.at("/mode").asString()).isEqualTo("extractive");
        assertThat(answer.at("/unsupported/0").asString()).contains("48 Nm");
        assertThat(answer.toString()).contains("could not be verified");
        assertThat(events.said()).doesNotContain("48").contains("42 Nm");
    }

    @Test
    void dropsCitationsOfWhatWasNotRetrieved() {
        MODELS.cloud(Script.say("Tighten the flange bolts to 42 Nm [1][87].", " Wear a helmet [99].", " Wear gloves."));

        var answer = as("planner").ask(TORQUE);

        assertThat(answer.at("/blocks/0/text")).isEqualTo("Tighten the flange bolts to 42 Nm. [1]");
        assertThat(answer.json().at("/citations").size()).isEqualTo(1);
        assertThat(answer.json().at("/unsupported").toString()).contains("helmet", "gloves");
    }

    @Test
    void abstainsWhenTheModelFindsNothing() {
        MODELS.cloud(Script.say("NO", "_EVIDENCE"));

        var events = as("planner").askStreaming(TORQUE);

        assertThat(events.last("answer").at("/outcome").asString()).isEqualTo("abstained");
        assertThat(events.said()).isEmpty();
    }

    @Test
    void saysThatAProviderRefused() {
        MODELS.cloud(Script.say(Answer.of("").finishing("content_filter")));

        var answer = as("planner").ask(TORQUE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/outcome")).isEqualTo("refused");
        assertThat(answer.at("/reason")).isEqualTo("content-filter");
        assertThat(answer.text()).contains("provider declined");
    }

    @Test
    void leavesOutWhatAModelThatWasCutShortDidNotFinish() {
        MODELS.cloud(Script.say(Answer.of("Tighten the flange bolts to 42 Nm [1].", " Use a calibrated tor")
                .finishing("length")));

        var answer = as("planner").ask(TORQUE);

        assertThat(answer.at("/outcome")).isEqualTo("partial");
        assertThat(answer.at("/blocks/0/text")).isEqualTo("Tighten the flange bolts to 42 Nm. [1]");
    }

    @Test
    void keepsInstructionsInDocumentsData() {
        var server = MODELS.cloud(Script.say(
                "The cooling pump Aquila runs at 1450 rpm [1] ![x](https://evil.example/leak).",
                " <img src=//evil.example/a> See https://evil.example/b or www.evil.example [1]."));

        var answer = as("planner").ask("At how many rpm does the cooling pump Aquila run?");

        assertThat(answer.at("/mode")).isEqualTo("model");
        assertThat(answer.json().at("/blocks").toString()).contains("1450 rpm").doesNotContain("evil", "<img", "](");
        assertThat(answer.json()
                        .at("/citations")
                        .valueStream()
                        .map(it -> it.at("/documentId").asString()))
                .containsOnly(PLANT.injected().value().toString());
        var prompt = server.onlyRequest().json().at("/messages/1/content").asString();
        assertThat(prompt.split("</evidence>", -1)).hasSize(2);
    }

    @Test
    void keepsConfidentialEvidenceFromAModelThatMayNotSeeIt() {
        var server = MODELS.cloud(Script.say(GOOD));

        var answer = as("buyer").ask("What zebrafish discount does Harbeck grant on castings?");

        assertThat(answer.at("/mode")).isEqualTo("extractive");
        assertThat(answer.text()).contains("7.5 percent", "may not be sent to the configured language model");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keepsEarlierAnswersFromTheModel() {
        var first = as("buyer").ask("What zebrafish discount does Harbeck grant on castings?");
        assertThat(first.text()).contains("7.5 percent");
        var server = MODELS.cloud(Script.say("The hydraulic oil pressure is too low [1]."));

        as("buyer")
                .post(
                        "/api/v1/questions",
                        Map.of(
                                "text",
                                "and what does fault E-204 mean?",
                                "conversationId",
                                first.at("/conversationId")));

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.body()).doesNotContain("7.5 percent"));
    }

    @Test
    void saysWhatAFollowUpWasTakenFor() {
        var first = as("planner").ask(TORQUE);
        MODELS.cloud(Script.say(GOOD));

        var second = as("planner")
                .post(
                        "/api/v1/questions",
                        Map.of("text", "and in SOP-014?", "conversationId", first.at("/conversationId")));

        assertThat(second.at("/mode")).isEqualTo("model");
        assertThat(second.text()).contains("I took this to be about");
    }

    @Test
    void saysThatItIsStillThereWhileTheModelThinks() {
        MODELS.cloud(new Script.Hang());

        var stream = as("planner")
                .post("/api/v1/questions", "text/event-stream", Map.of("text", TORQUE))
                .text();

        assertThat(stream).contains(":still here");
    }

    @Test
    void stopsTheModelWhenNobodyListensAnyMore() throws IOException {
        var server = MODELS.cloud(new Script.Endless("Tighten the flange bolts to 42 Nm [1]. ", Duration.ofMillis(20)));
        var body = "{\"text\":\"" + TORQUE + "\"}";
        try (var socket = new Socket("127.0.0.1", HOME.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("POST /api/v1/questions HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                                    + "Content-Type: application/json\r\nAuthorization: Bearer " + HOME.token("planner")
                                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            var seen = new StringBuilder();
            var bytes = new byte[1024];
            while (seen.indexOf("event:delta") < 0) {
                seen.append(new String(bytes, 0, socket.getInputStream().read(bytes), StandardCharsets.UTF_8));
            }
        }

        assertThat(server.awaitHangUp(Duration.ofSeconds(4))).isTrue();
    }

    @Test
    void keepsWhoWroteAnAnswer() {
        MODELS.cloud(Script.say(GOOD));
        var asked = as("planner").ask(TORQUE);

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            var kept = as("planner")
                    .get("/api/v1/conversations/" + asked.at("/conversationId"))
                    .json()
                    .at("/answers/0");
            assertThat(kept.at("/promptHash").asString()).isEqualTo(asked.at("/promptHash"));
            assertThat(kept.at("/model").asString()).isEqualTo(SERVED);
            assertThat(kept.at("/usage")).isEqualTo(asked.json().at("/usage"));
        });
    }
}
