package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.testing.TestCorpus;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTests extends RunningApi {
    private static final String PRESSURE = "What pressure does the ocelot vessel hold?";

    private static DocumentId publishOcelot() {
        return CORPUS.publish(
                "Ocelot vessel " + UUID.randomUUID(),
                TestCorpus.readers(1, Classification.INTERNAL, "group:mrp.user"),
                "The ocelot vessel holds a pressure of 16 bar.");
    }

    private static void hide(DocumentId document) {
        DATABASE.superuser()
                .sql("UPDATE document SET acl_id = (SELECT acl_id FROM document WHERE id = :other) WHERE id = :id")
                .param("other", PLANT.agreement().value())
                .param("id", document.value())
                .update();
    }

    private static void show(DocumentId document) {
        DATABASE.superuser()
                .sql("DELETE FROM document WHERE id = :id")
                .param("id", document.value())
                .update();
    }

    @Test
    void asksNoCopilotThatIsNotTheAskers() {
        var own = as("planner").post("/api/v1/questions", Map.of("text", PRESSURE, "copilot", "planner"));
        var other = as("planner").post("/api/v1/questions", Map.of("text", PRESSURE, "copilot", "finance"));
        var none = as("planner").post("/api/v1/questions", Map.of("text", PRESSURE, "copilot", "nobody"));

        assertThat(own.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.at("/code")).isEqualTo("NOT_PERMITTED");
        assertThat(none.status()).isEqualTo(403);
    }

    @Test
    void listsThreadsWithTheLatestFirst() {
        var older = as("manager").ask("First matter of the manager").at("/conversationId");
        var newer = as("manager").ask("Second   matter\nof the manager").at("/conversationId");

        var threads = as("manager").get("/api/v1/conversations").json();

        assertThat(threads.valueStream().map(it -> it.at("/id").asString())).startsWith(newer, older);
        assertThat(threads.at("/0/title").asString()).isEqualTo("Second matter of the manager");
    }

    @Test
    void blanksWhatMayNoLongerBeRead() {
        var document = publishOcelot();
        var asked = as("planner").ask(PRESSURE);
        assertThat(asked.text()).contains("16 bar");
        hide(document);

        var reopened = as("planner").get("/api/v1/conversations/" + asked.at("/conversationId"));
        var citation = as("planner").get("/api/v1/citations/" + asked.at("/citations/0/id"));

        assertThat(reopened.text()).contains("can no longer be shown").doesNotContain("16 bar", "Ocelot vessel");
        assertThat(reopened.json().at("/answers/0/citations")).isEmpty();
        assertThat(citation.status()).isEqualTo(404);
        show(document);
    }

    @Test
    void forgetsWhichDocumentsAnAbstentionOffered() {
        var asked = as("planner").ask("What is the annealing temperature of furnace 7?");
        var offered = asked.at("/blocks/2/items/0");
        assertThat(offered).isNotEmpty();

        var reopened = as("planner").get("/api/v1/conversations/" + asked.at("/conversationId"));

        assertThat(reopened.text()).contains("I looked for").doesNotContain(offered);
    }

    @Test
    void checksACitationAgainWhenItIsOpened() {
        var asked = as("planner").ask("What is the torque for the flange bolts of the gearbox?");
        var id = asked.at("/citations/0/id");

        var own = as("planner").get("/api/v1/citations/" + id);
        var others = as("planner2").get("/api/v1/citations/" + id);
        var none = as("planner").get("/api/v1/citations/" + UUID.randomUUID() + ".1");

        assertThat(own.json()).isEqualTo(asked.json().at("/citations/0"));
        assertThat(others.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(others.at("/detail")).isEqualTo(none.at("/detail"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.1",
                "00000000-0000-0000-0000-000000000000.99999",
                "00000000-0000-0000-0000-000000000000",
                "-.-"
            })
    void knowsNoCitationOfAnotherForm(String id) {
        var reply = as("planner").get("/api/v1/citations/" + id);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void removesAThreadOfOnesOwnOnly() {
        var id = as("planner").ask("thanks").at("/conversationId");

        assertThat(as("planner2").delete("/api/v1/conversations/" + id).status())
                .isEqualTo(404);
        assertThat(as("planner2").get("/api/v1/conversations/" + id).status()).isEqualTo(404);
        assertThat(as("planner").delete("/api/v1/conversations/" + id).status()).isEqualTo(204);
        assertThat(as("planner").get("/api/v1/conversations/" + id).status()).isEqualTo(404);
        assertThat(as("planner").delete("/api/v1/conversations/" + id).status()).isEqualTo(404);
    }

    @Test
    void keepsTheLatestOpinionOnOnesOwnAnswer() {
        var asked = as("planner").ask("What is the torque for the flange bolts of the gearbox?");
        var path = "/api/v1/answers/" + asked.at("/id") + "/feedback";

        assertThat(as("planner").post(path, Map.of("verdict", "up")).status()).isEqualTo(204);
        assertThat(as("planner")
                        .post(
                                path,
                                "{\"verdict\":\"down\",\"reason\":\"outdated\",\"comment\":\"see\\u0000 revision E\"}")
                        .status())
                .isEqualTo(204);
        assertThat(as("planner2").post(path, Map.of("verdict", "up")).status()).isEqualTo(404);
        var kept = DATABASE.superuser()
                .sql("SELECT verdict || ' ' || reason || ' ' || comment FROM feedback WHERE answer_id = CAST(:id AS"
                        + " uuid)")
                .param("id", asked.at("/id"))
                .query(String.class)
                .list();
        assertThat(kept).containsExactly("down outdated see revision E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"verdict\":\"maybe\"}", "{\"verdict\":\"down\",\"reason\":\"because\"}", "no json"})
    void refusesOpinionsThatAreNone(String body) {
        var asked = as("planner").ask("thanks");

        assertThat(as("planner")
                        .post("/api/v1/answers/" + asked.at("/id") + "/feedback", body)
                        .status())
                .isEqualTo(400);
    }
}
