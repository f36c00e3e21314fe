package io.gemba.copilot.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Form;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.document.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents that hang on records of a real Odoo, which says who may see them. */
@Tag("real-odoo")
class RecordDocumentTests extends RunningWithOdoo {
    private static final String ORDERS = "mrp.production";
    private static final String QUESTION = "How thick are the shim washers of the planetary carrier?";
    private static final String ANSWER = "0.15 mm";

    @SuppressWarnings("NullAway.Init")
    private static RecordRef order;

    @SuppressWarnings("NullAway.Init")
    private static DocumentId note;

    /** The note is of every company here, so that nothing but Odoo keeps it from the people of the other plant. */
    @BeforeAll
    static void publish() {
        order = new RecordRef(ORDERS, idOf("WH/MO/00455"));
        note = CORPUS.publishOf(
                order, 0, "Rework note", "The shim washers of the planetary carrier are %s thick.".formatted(ANSWER));
    }

    private static long idOf(String name) {
        var named = Map.<String, Object>of("domain", List.of(List.of("name", "=", name)), "fields", List.of("name"));
        return ODOO.asAdmin(ORDERS, "search_read", named).get(0).required("id").asLong();
    }

    @Test
    void areAnsweredFromForThoseAloneWhoSeeTheRecord() {
        var planner = with(ODOO.token("planner"));
        var plantB = with(ODOO.token("plantb"));

        assertThat(planner.ask(QUESTION).text()).contains(ANSWER, note.value().toString());
        assertThat(plantB.ask(QUESTION).text())
                .doesNotContain(ANSWER, note.value().toString(), "Rework note");
        assertThat(plantB.get("/api/v1/search?q=shim+washers+planetary+carrier").text())
                .doesNotContain("Rework note");
        assertThat(planner.get("/api/v1/search?q=shim+washers+planetary+carrier")
                        .text())
                .contains("Rework note");
    }

    @Test
    void readForAnybodyElseLikeDocumentsThatAreNotThere() {
        var plantB = with(ODOO.token("plantb"));
        var nobodys = UUID.randomUUID();

        for (var path : List.of("/api/v1/documents/%s", "/api/v1/documents/%s/pages/1.png", "/documents/%s")) {
            var hidden = plantB.get(path.formatted(note.value()));
            var absent = plantB.get(path.formatted(nobodys));
            assertThat(hidden.status()).as(path).isEqualTo(absent.status());
            assertThat(blurred(hidden)).as(path).isEqualTo(blurred(absent));
        }
        assertThat(plantB.delete("/api/v1/documents/" + note.value()).status()).isEqualTo(404);
        assertThat(with(ODOO.token("planner"))
                        .get("/api/v1/documents/" + note.value())
                        .at("/record"))
                .isEqualTo(order.value());
    }

    private static String blurred(Reply reply) {
        return reply.text()
                .replaceAll("[0-9a-f-]{36}", "id")
                .replaceAll("\"correlationId\":\"[^\"]*\"", "")
                .replaceAll("(csrf\" (?:content|value)=\")[^\"]*", "$1");
    }

    @Test
    void areAskedAboutAgainWhenACitationIsOpened() {
        var planner = with(ODOO.token("planner"));
        var answer = planner.ask(QUESTION);
        var n = answer.json()
                .at("/citations")
                .valueStream()
                .filter(it ->
                        it.path("documentId").asString("").equals(note.value().toString()))
                .findFirst()
                .orElseThrow()
                .path("n")
                .asInt();
        var citation = "/api/v1/citations/%s.%d".formatted(answer.at("/id"), n);
        assertThat(planner.get(citation).status()).isEqualTo(200);

        GATE.shut(true);

        assertThat(planner.get(citation).status()).isEqualTo(404);
        assertThat(planner.get("/api/v1/conversations/" + answer.at("/conversationId"))
                        .text())
                .doesNotContain(ANSWER);
    }

    @Test
    void areLeftOutAndSaidToBeWhileOdooDoesNotAnswer() {
        var planner = with(ODOO.token("planner"));
        assertThat(planner.get("/api/v1/me").status()).isEqualTo(200);
        GATE.shut(true);

        var answer = planner.ask(QUESTION);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(ANSWER);
        assertThat(answer.json().at("/degraded").toString()).contains("records-away");
    }

    @Test
    void areHandedInByThoseWhoSeeTheRecordAndBelongToItsCompany() {
        var planner = with(ODOO.token("planner"));
        var received =
                planner.upload(Form.file("photo-report.txt", "Shim washers.").with("record", order.value()));

        assertThat(received.status()).as(received.text()).isEqualTo(202);
        var view = planner.get("/api/v1/documents/" + received.at("/id"));
        assertThat(view.at("/record")).isEqualTo(order.value());
        assertThat(view.at("/company")).isEqualTo("A");
        assertThat(view.json().at("/audience").toString()).isEqualTo("[\"model:mrp.production\"]");
        assertThat(with(ODOO.token("plantb"))
                        .get("/api/v1/documents/" + received.at("/id"))
                        .status())
                .isEqualTo(404);
        assertThat(planner.get("/api/v1/documents").text()).doesNotContain(received.at("/id"));
        assertThat(planner.delete("/api/v1/documents/" + received.at("/id")).status())
                .isEqualTo(204);
    }

    @Test
    void areNotTakenForARecordThatIsNotSeenOrForOtherReaders() {
        var file = "Shim washers.";
        var hidden = with(ODOO.token("plantb")).upload(Form.file("a.txt", file).with("record", order.value()));
        var absent = with(ODOO.token("plantb")).upload(Form.file("a.txt", file).with("record", ORDERS + ",99999999"));
        var closed = with(ODOO.token("planner")).upload(Form.file("a.txt", file).with("record", "account.move,1"));
        var planner = with(ODOO.token("planner"));

        assertThat(List.of(hidden.status(), absent.status(), closed.status())).containsOnly(404);
        assertThat(planner.upload(Form.file("a.txt", file).with("record", "an order"))
                        .at("/code"))
                .isEqualTo("RECORD_INVALID");
        assertThat(planner.upload(Form.file("a.txt", file)
                                .with("record", order.value())
                                .with("audience", "everyone"))
                        .at("/code"))
                .isEqualTo("AUDIENCE_OF_RECORD");
        assertThat(planner.upload(Form.file("a.txt", file).with("audience", "model:mrp.production"))
                        .status())
                .isEqualTo(403);
    }
}
