package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsAloneTests extends RunningApi {
    private static final String TORQUE = "What is the torque for the flange bolts of the gearbox?";

    @BeforeEach
    void withoutModel() {
        MODELS.none();
    }

    @Test
    void answersFromWordsWhileTheEmbeddingModelDoesNotAnswerAndSaysSo() {
        EMBEDDER.whileAway(() -> {
            var answer = as("planner").ask(TORQUE);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/outcome")).isEqualTo("grounded");
            assertThat(answer.text()).contains("42 Nm");
            assertThat(answer.at("/degraded/0")).isEqualTo("words-alone");
            assertThat(answer.text()).contains("searched by words alone");
            var reopened = as("planner").get("/api/v1/conversations/" + answer.at("/conversationId"));
            assertThat(reopened.at("/answers/0/degraded/0")).isEqualTo("words-alone");
        });
    }

    @Test
    void doesNotAnswerFromWordsWhatNobodyWroteDown() {
        EMBEDDER.whileAway(() -> assertThat(as("planner")
                        .ask("Which canteen menu is served on the quarterly anniversary?")
                        .at("/outcome"))
                .isEqualTo("abstained"));
    }

    @Test
    void searchesByWordsWhileTheEmbeddingModelDoesNotAnswerAndSaysSo() {
        EMBEDDER.whileAway(() -> {
            var found = as("planner").get("/api/v1/search?q=flange+bolts");

            assertThat(found.at("/documents/0/title")).isEqualTo("SOP-014 Gearbox assembly");
            assertThat(found.at("/degraded/0")).isEqualTo("words-alone");
        });
    }

    @Test
    void saysNothingOfItOtherwise() {
        assertThat(as("planner").ask(TORQUE).json().at("/degraded")).isEmpty();
        assertThat(as("planner").get("/api/v1/search?q=flange+bolts").json().at("/degraded"))
                .isEmpty();
    }
}
