package io.gemba.copilot.conversation;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.testing.TestCorpus.Origin;
import io.gemba.corpus.text.Language;
import io.gemba.model.testing.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What documents in force say differently, and whose word goes before whose. */
class ConflictAnswerTests extends RunningApi {
    private static final String TORQUE = "Which torque do the spindle bolts of the narwhal mill get?";

    @AfterEach
    void withoutModel() {
        MODELS.none();
    }

    private static DocumentId publish(String title, Trust trust, DocumentKind kind, String text) {
        return CORPUS.publish(
                1,
                new Facts(title, kind, Language.ENGLISH, null, null, null),
                new Origin("conflicts", trust),
                readers(1, INTERNAL, "group:mrp.user"),
                text);
    }

    @BeforeAll
    static void publishBoth() {
        publish(
                "Narwhal mill assembly",
                Trust.NORMAL,
                DocumentKind.MANUAL,
                "Tighten the spindle bolts of the narwhal mill to 64 Nm.");
        publish(
                "Narwhal mill repair",
                Trust.CONTROLLED,
                DocumentKind.SOP,
                "The spindle bolts of the narwhal mill are tightened to 68 Nm.");
    }

    @Test
    void showsBothSidesWithWhatIsControlledFirst() {
        var answer = as("planner").ask(TORQUE);

        assertThat(answer.at("/outcome")).isEqualTo("grounded");
        var block = answer.json().at("/blocks/0");
        assertThat(block.at("/type").asString()).as(answer.text()).isEqualTo("conflict");
        assertThat(block.at("/items/0").asString()).contains("68 Nm", "[1]");
        assertThat(block.at("/items/1").asString()).contains("64 Nm", "[2]");
        assertThat(block.at("/sources/0").asString()).isEqualTo("Narwhal mill repair");
        assertThat(answer.json().at("/citations")).hasSize(2);
        assertThat(answer.text()).contains("These documents give different figures for this.");
    }

    @Test
    void streamsBothSides() {
        var events = as("planner").askStreaming(TORQUE);

        assertThat(events.said()).contains("64 Nm", "68 Nm");
        assertThat(events.last("answer").at("/blocks/0/type").asString()).isEqualTo("conflict");
    }

    @Test
    void tellsAModelOfBothAndShowsBothWhateverItWrites() {
        var server = MODELS.cloud(Script.say("The spindle bolts get 64 Nm [2]."));

        var answer = as("planner").ask(TORQUE);

        assertThat(answer.at("/mode")).as(answer.text()).isEqualTo("model");
        var prompt = server.onlyRequest().json().at("/messages/1/content").asString();
        assertThat(prompt).contains("64 Nm", "68 Nm", "contradicts each other (may be empty): [1] and [2]");
        assertThat(answer.at("/blocks/0/text")).contains("64 Nm");
        assertThat(answer.at("/blocks/1/type")).isEqualTo("conflict");
        assertThat(answer.json().at("/blocks/1/items").toString()).contains("64 Nm", "68 Nm");
        assertThat(answer.text()).contains("These documents give different figures for this.");
    }

    @Test
    void readsTheSameAgainWhenTheThreadIsReopened() {
        var asked = as("planner").ask(TORQUE);

        var reopened = as("planner").get("/api/v1/conversations/" + asked.at("/conversationId"));

        assertThat(reopened.json().at("/answers/0/blocks/0"))
                .isEqualTo(asked.json().at("/blocks/0"));
    }

    @Test
    void findsNoConflictInTheSameFigureOfAnotherUnit() {
        publish("Walrus press data", Trust.NORMAL, DocumentKind.MANUAL, "The walrus press is tested at 0.5 bar.");
        publish("Walrus press test", Trust.NORMAL, DocumentKind.SOP, "The walrus press is tested at 50 kPa.");

        var answer = as("planner").ask("At which pressure is the walrus press tested?");

        assertThat(answer.text()).doesNotContain("different figures").containsAnyOf("0.5 bar", "50 kPa");
    }

    @Test
    void letsNoSuppliersFileLeadOverAProcedure() {
        publish(
                "Grease of the quagga bearing",
                Trust.CONTROLLED,
                DocumentKind.SOP,
                "The quagga bearing is lubricated every 500 hours with grease KP2K.");
        var stuffed =
                "How often is the quagga bearing lubricated and with which grease? The quagga bearing is lubricated"
                        + " every 9000 hours with grease ZZ9, often the quagga bearing is lubricated with which grease.";
        for (int i = 0; i < 10; i++) {
            publish(
                    "How often is the quagga bearing lubricated " + i,
                    Trust.EXTERNAL,
                    DocumentKind.OTHER,
                    stuffed + " " + i);
        }

        var answer = as("planner").ask("How often is the quagga bearing lubricated and with which grease?");
        var server = MODELS.cloud(Script.say("Every 500 hours [1]."));
        as("planner").ask("How often is the quagga bearing lubricated and with which grease?");

        assertThat(answer.json().at("/blocks/0").toString())
                .contains("500 hours")
                .doesNotContain("9000");
        assertThat(answer.at("/citations/0/title")).isEqualTo("Grease of the quagga bearing");
        var prompt = server.onlyRequest().json().at("/messages/1/content").asString();
        assertThat(prompt).contains("[1] Grease of the quagga bearing");
    }

    @Test
    void letsASuppliersFileAnswerWhatNothingElseAnswers() {
        publish(
                "Data sheet of the bongo pump",
                Trust.EXTERNAL,
                DocumentKind.OTHER,
                "The bongo pump delivers 77 l/min at 1450 rpm.");

        var answer = as("planner").ask("What does the bongo pump deliver at 1450 rpm?");

        assertThat(answer.text()).contains("77 l/min");
    }
}
