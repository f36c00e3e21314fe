package io.gemba.copilot.conversation;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.model.testing.Script;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that join records of a real Odoo with documents, over HTTP. */
@Tag("real-odoo")
class RecordAnswerTests extends RunningApi {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory story;

    @BeforeAll
    static void publish() {
        real = RealOdoo.running();
        story = OdooStory.in(real);
        CORPUS.publish(
                "Assembly of %s".formatted(story.product().name()),
                readers(1, INTERNAL, "group:mrp.user"),
                "Press the roller bearing of %s in cold."
                        .formatted(story.product().name()));
    }

    @AfterEach
    void close() {
        DOORS.close();
        MODELS.none();
    }

    private static Reply ask(String login, String text, long open) {
        return as(login)
                .post(
                        "/api/v1/questions",
                        Map.of(
                                "text",
                                text,
                                "context",
                                Map.of("model", "mrp.production", "id", open, "companyIds", List.of())));
    }

    @Test
    void citesTheOrderItsPartsThePurchaseAndTheDocument() {
        DOORS.open(real.url(), real.keys());

        var answer = ask("planner", "Why is this order late?", story.order().id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/outcome")).isEqualTo("grounded");
        assertThat(answer.at("/blocks/0/text")).startsWith(story.order().name()).contains("is late", "[1]");
        assertThat(answer.json().at("/unsupported").isEmpty()).isTrue();
        var citations = answer.json().at("/citations");
        assertThat(citations
                        .valueStream()
                        .map(it -> it.at("/kind").asString() + " "
                                + it.path("model").asString("")))
                .contains("record mrp.production", "record stock.move", "record purchase.order.line", "document ");
        assertThat(citations.get(0).at("/recordId").asLong())
                .isEqualTo(story.order().id());
        assertThat(citations.get(0).at("/url").asString())
                .isEqualTo("/odoo/mrp.production/" + story.order().id());
        assertThat(citations.get(0).at("/asOf").asString()).endsWith("Z");
        assertThat(citations.valueStream().map(it -> it.path("title").asString("")))
                .contains("Assembly of %s".formatted(story.product().name()));
    }

    @Test
    void hasAModelWriteFromWhatWasReadAndWithholdsFiguresThatDoNotStandThere() {
        DOORS.open(real.url(), real.keys());
        var server = MODELS.cloud(
                Script.say("%s is late [1].".formatted(story.order().name()), " It will be ready in 77 days [1]."));

        var answer = ask("planner", "Why is this order late?", story.order().id());

        assertThat(answer.at("/mode")).as(answer.text()).isEqualTo("model");
        assertThat(answer.at("/blocks/0/text")).startsWith(story.order().name() + " is late");
        assertThat(answer.at("/outcome")).isEqualTo("partial");
        assertThat(answer.at("/unsupported/0")).contains("77 days");
        assertThat(answer.json().at("/blocks/0").toString()).doesNotContain("77 days");
        assertThat(server.onlyRequest().body())
                .contains(story.bearing().name(), story.purchase().name())
                .doesNotContain(story.foreign().name());
    }

    @Test
    void saysOfAnotherPlantsOrderThatItIsNotThere() {
        DOORS.open(real.url(), real.keys());

        var foreign = ask("planner", "Why is this order late?", story.foreign().id());
        var none = ask("planner", "Why is this order late?", 999_999_999);

        assertThat(foreign.at("/outcome")).isEqualTo("abstained");
        assertThat(foreign.at("/reason")).isEqualTo("record-not-found");
        assertThat(foreign.at("/blocks/0/text")).isEqualTo(none.at("/blocks/0/text"));
        assertThat(foreign.json().at("/citations").isEmpty()).isTrue();
    }

    @Test
    void looksAtRecordsAgainWhenTheyAreShownAgain() {
        DOORS.open(real.url(), real.keys());
        var answer = ask("planner", "Why is this order late?", story.order().id());
        var thread = "/api/v1/conversations/" + answer.at("/conversationId");
        var citation = "/api/v1/citations/" + answer.at("/citations/0/id");

        var open = as("planner").get(thread);
        var shown = as("planner").get(citation);
        DOORS.close();
        var closed = as("planner").get(thread);
        var hidden = as("planner").get(citation);

        assertThat(open.json().at("/answers/0/citations"))
                .isEqualTo(answer.json().at("/citations"));
        assertThat(shown.json()).isEqualTo(answer.json().at("/citations/0"));
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(closed.text())
                .doesNotContain(story.purchase().name(), story.supplier().name());
        assertThat(closed.json()
                        .at("/answers/0/citations")
                        .valueStream()
                        .map(it -> it.at("/kind").asString()))
                .containsOnly("document");
    }

    @Test
    void suggestsQuestionsInTheCallersLanguage() {
        DOORS.open(real.url(), Map.of("planer", real.keys().get("planner")));

        var beside = as("planer").get("/api/v1/suggestions?model=mrp.production&id=1");
        var without = as("planner").get("/api/v1/suggestions?model=mrp.production&id=1");

        assertThat(beside.json().at("/suggestions").valueStream().map(it -> it.asString()))
                .contains("Warum ist dieser Auftrag verspätet?");
        assertThat(without.json().at("/suggestions").isEmpty()).isTrue();
    }
}
