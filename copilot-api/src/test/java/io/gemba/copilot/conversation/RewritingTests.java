package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.model.testing.Script;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model may complete a question that leans on another; it never decides more than what is searched for. */
class RewritingTests extends RunningApi {
    private static final String TORQUE = "What is the torque for the flange bolts of the gearbox?";
    private static final Script ANSWER = Script.say("Tighten the flange bolts to 42 Nm [1].");

    @AfterEach
    void withoutModel() {
        MODELS.none();
    }

    private static Reply followUp(String text) {
        var first = as("planner").ask(TORQUE);
        assertThat(first.status()).isEqualTo(200);
        return as("planner")
                .post("/api/v1/questions", Map.of("text", text, "conversationId", first.at("/conversationId")));
    }

    @Test
    void searchesForWhatTheModelWrote() {
        var server = MODELS.cloud(
                ANSWER, Script.say("What is the torque for the bolts of the gearbox in a cross pattern?"), ANSWER);
        var first = as("planner").ask(TORQUE);

        var second = as("planner")
                .post(
                        "/api/v1/questions",
                        Map.of("text", "and in a cross pattern?", "conversationId", first.at("/conversationId")));

        assertThat(second.text())
                .contains(
                        "I took this to be about: What is the torque for the bolts of the gearbox in a cross pattern.");
        var asked = server.requests().get(1).body();
        assertThat(asked).contains("and in a cross pattern?", TORQUE).doesNotContain("42 Nm");
    }

    @Test
    void keepsToItsRulesWhereTheModelAddsSomething() {
        MODELS.cloud(ANSWER, Script.say("What is the salary of the planner of the gearbox?"), ANSWER);

        var second = followUp("and in a cross pattern?");

        assertThat(second.text()).contains("I took this to be about").doesNotContain("salary");
    }

    @Test
    void keepsToItsRulesWhereTheModelIsSlow() {
        MODELS.cloud(ANSWER, new Script.Hang(), ANSWER);

        var second = followUp("and in a cross pattern?");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).contains("I took this to be about", "42 Nm");
    }

    @Test
    void asksNoModelAboutAQuestionThatIsComplete() {
        var server = MODELS.cloud(ANSWER, ANSWER);

        followUp("Which oil and how many litres of it go into the housing of the gearbox?");

        assertThat(server.requests()).hasSize(2);
    }
}
