package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Script;
import io.gemba.odoo.testing.RealOdoo;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Threads over records of a real Odoo, over HTTP: what a question goes on from, and who chose what it is for. */
@Tag("real-odoo")
class OnwardAnswerTests extends RunningApi {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory one;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory other;

    @BeforeAll
    static void tellTwoStories() {
        real = RealOdoo.running();
        one = OdooStory.in(real);
        other = OdooStory.in(real);
    }

    @BeforeEach
    void open() {
        DOORS.open(real.url(), real.keys());
    }

    @AfterEach
    void close() {
        DOORS.close();
        MODELS.none();
    }

    private static Reply ask(String text) {
        return as("planner").ask(text);
    }

    private static Reply onward(Reply before, String text) {
        return as("planner")
                .post("/api/v1/questions", Map.of("text", text, "conversationId", before.at("/conversationId")));
    }

    private static String notes(Reply answer) {
        return answer.json()
                .at("/blocks")
                .valueStream()
                .filter(it -> it.at("/type").asString().equals("note"))
                .map(it -> it.at("/text").asString())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void keepsTheSkillAndWhatItWasAboutFromOneQuestionToTheNext() {
        var first = ask("Why is %s late?".formatted(one.order().name()));

        var second = onward(first, "And %s?".formatted(other.order().name()));
        var third = onward(second, "why?");

        assertThat(first.at("/chosen/by")).as(first.text()).isEqualTo("question");
        assertThat(second.at("/chosen/by")).as(second.text()).isEqualTo("conversation");
        assertThat(second.at("/chosen/skills/0")).isEqualTo("order-status");
        assertThat(second.at("/blocks/0/text")).startsWith(other.order().name());
        assertThat(third.at("/blocks/0/text")).startsWith(other.order().name());
        assertThat(notes(third))
                .contains("I went on from the question before, for: "
                        + other.order().name())
                .doesNotContain("I took this to be about");
    }

    @Test
    void goesOnFromTheQuestionWithTheRightsOfNow() {
        var first = ask("Why is %s late?".formatted(one.order().name()));

        DOORS.open(real.url(), Map.of("planner", real.keys().get("plantb")));
        var second = onward(first, "why?");

        assertThat(second.at("/outcome")).as(second.text()).isEqualTo("abstained");
        assertThat(second.at("/reason")).isIn("record-not-found", "records-closed");
        assertThat(second.text())
                .doesNotContain(one.order().name(), one.bearing().name());
    }

    @Test
    void leavesAQuestionThatFollowsDocumentsAsItIs() {
        ask("Why is %s late?".formatted(one.order().name()));
        var first = ask("What is the torque for the flange bolts of the gearbox?");

        var second = onward(first, "and in a cross pattern?");

        assertThat(first.json().at("/chosen").isNull()).isTrue();
        assertThat(second.json().at("/chosen").isNull()).as(second.text()).isTrue();
        assertThat(notes(second)).contains("I took this to be about");
    }

    @Test
    void saysThatAModelChoseTheKindOfQuestion() {
        var name = one.purchase().name();
        MODELS.cloud(
                Script.say(Answer.calling("late-purchases", "{\"order\":\"%s\"}".formatted(name))),
                Script.say("It is red."));

        var answer = ask("What on earth became of %s?".formatted(name));

        assertThat(answer.at("/chosen/by")).as(answer.text()).isEqualTo("model");
        assertThat(answer.at("/chosen/skills/0")).isEqualTo("late-purchases");
        assertThat(answer.text()).contains(name).doesNotContain("It is red");
    }

    @Test
    void saysThatNoModelChoseInTime() {
        MODELS.cloud(new Script.Hang(), new Script.Hang());

        var answer = ask("What on earth became of %s?".formatted(one.purchase().name()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/degraded").valueStream().map(it -> it.asString()))
                .contains("chosen-without-model");
    }
}
