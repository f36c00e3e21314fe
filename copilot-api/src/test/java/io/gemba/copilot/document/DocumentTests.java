package io.gemba.copilot.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Form;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DocumentTests extends RunningApi {
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final JdbcClient ROWS = DATABASE.superuser();

    private static Form unique(String name) {
        return Form.file(name, "content " + UUID.randomUUID());
    }

    private static Reply found(String login, Reply received) {
        return as(login).get(DOCUMENTS + "/" + received.at("/id"));
    }

    @Test
    void receivesAFileForTheUploaderAlone() {
        var received = as("planner").upload(unique("notes.txt"));

        assertThat(received.status()).as(received.text()).isEqualTo(202);
        assertThat(received.at("/state")).isEqualTo("received");
        var document = found("planner", received);
        assertThat(document.at("/fileName")).isEqualTo("notes.txt");
        assertThat(document.at("/classification")).isEqualTo("internal");
        assertThat(document.at("/company")).isEqualTo("A");
        assertThat(document.at("/source")).isEqualTo("upload");
        assertThat(document.json().at("/audience").valueStream().map(it -> it.asString()))
                .singleElement()
                .asString()
                .startsWith("person:");
        assertThat(document.json().at("/mine").asBoolean()).isTrue();
        assertThat(document.at("/versions/0/version")).isEqualTo("1");
        assertThat(found("planner2", received).status()).isEqualTo(404);
        assertThat(found("manager", received).status()).isEqualTo(404);
        assertThat(queued(received.at("/id"))).isEqualTo(1);
    }

    private static int queued(String document) {
        return ROWS.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE '%' || :id || '%'")
                .param("id", document)
                .query(Integer.class)
                .single();
    }

    @Test
    void takesTheSameFileForTheSameReadersOnce() {
        var form = unique("twice.txt");

        var first = as("planner").upload(form);
        var again = as("planner").upload(form);
        var wider = as("planner").upload(form.with("audience", "group:mrp.user"));
        var others = as("planner2").upload(unique("twice.txt"));

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(wider.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(others.at("/id")).isNotEqualTo(first.at("/id"));
    }

    @Test
    void sharesWithGroupsThatTheUploaderBelongsTo() {
        var received = as("planner")
                .upload(unique("shared.txt").with("audience", "group:mrp.user").with("classification", "public"));

        assertThat(found("planner2", received).status()).isEqualTo(200);
        assertThat(found("buyer", received).status()).isEqualTo(404);
        assertThat(found("plantb", received).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "audience,group:hr.manager,403,NOT_PERMITTED",
        "audience,person:1234567,403,NOT_PERMITTED",
        "audience,model:purchase.order,403,NOT_PERMITTED",
        "audience,'all, of, them',400,AUDIENCE_INVALID",
        "audience,group:x}'; DROP TABLE acl,400,AUDIENCE_INVALID",
        "classification,confidential,403,NOT_PERMITTED",
        "classification,restricted,403,NOT_PERMITTED",
        "classification,secret,400,CLASSIFICATION_UNKNOWN",
        "company,B,400,COMPANY_UNKNOWN",
        "company,ALL,400,COMPANY_UNKNOWN",
        "kind,poem,400,KIND_UNKNOWN"
    })
    void letsNobodyGiveADocumentAWiderReachThanTheirOwn(String field, String value, int status, String code) {
        var refused = as("planner").upload(unique("wide.txt").with(field, value));

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.at("/code")).isEqualTo(code);
    }

    @Test
    void classifiesWhatAGuestHandsInAsTheyMayRead() {
        assertThat(found("guest", as("guest").upload(unique("guest.txt"))).at("/classification"))
                .isEqualTo("public");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|passwd",
                "C:\\temp\\plan.pdf|plan.pdf",
                "<img src=x onerror=alert(1)>.txt|<img src=x onerror=alert(1)>.txt",
                "Prüfplan – Übersicht №1.txt|Prüfplan – Übersicht №1.txt",
                "検査手順.txt|検査手順.txt"
            })
    void keepsTheLastPartOfAFileName(String sent, String kept) {
        assertThat(found("planner", as("planner").upload(unique(sent))).at("/fileName"))
                .isEqualTo(kept);
    }

    @Test
    void removesWhatIsNotSeenFromAFileName() {
        assertThat(UploadRules.fileName("in\u202evoice\u0000\ud800.pdf")).isEqualTo("invoice.pdf");
        assertThat(UploadRules.fileName("x".repeat(300) + "😀.pdf"))
                .hasSize(201)
                .endsWith("😀.pdf");
    }

    @Test
    void refusesFilesThatAreNone() {
        var empty = as("planner").upload(Form.file("empty.txt", ""));
        var nameless = as("planner").upload(Form.file("..", "x"));
        var missing = as("planner").upload(Form.fields().with("kind", "sop"));

        assertThat(empty.at("/code")).isEqualTo("FILE_EMPTY");
        assertThat(nameless.at("/code")).isEqualTo("FILE_NAME_MISSING");
        assertThat(missing.status()).isEqualTo(400);
    }

    @Test
    void refusesFilesThatAreTooLarge() {
        var refused = as("planner").upload(Form.file("large.bin", new byte[(1 << 20) + 1]));
        var huge = as("planner").upload(Form.file("huge.bin", new byte[8 << 20]));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.at("/code")).isEqualTo("TOO_LARGE");
        assertThat(huge.status()).isEqualTo(413);
        assertThat(as("planner")
                        .upload(Form.file("fits.bin", new byte[1 << 20]))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=other"})
    void refusesFormsThatBreakOff(String contentType) {
        var client = as("planner");

        var refused = TestClient.send(client.request(DOCUMENTS)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("--nothing\r\nlike that")));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void refusesWhatIsNoForm() {
        assertThat(as("planner").post(DOCUMENTS, "{}").status()).isEqualTo(415);
    }

    @Test
    void readsAFailedDocumentAgainAndNoOther() {
        var id = as("planner").upload(unique("fails.txt")).at("/id");
        var early = as("planner").post(DOCUMENTS + "/" + id + "/replay");
        ROWS.sql("UPDATE document SET state = 'failed', problem_code = 'PARSE', problem_detail = 'It broke.'"
                        + " WHERE id = CAST(:id AS uuid)")
                .param("id", id)
                .update();
        var failed = as("planner").get(DOCUMENTS + "/" + id);

        var again = as("planner").post(DOCUMENTS + "/" + id + "/replay");

        assertThat(early.at("/code")).isEqualTo("NOT_FAILED");
        assertThat(failed.at("/problem/code")).isEqualTo("PARSE");
        assertThat(failed.json().at("/mayReplay").asBoolean()).isTrue();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("/state")).isEqualTo("received");
        assertThat(as("planner2").post(DOCUMENTS + "/" + id + "/replay").status())
                .isEqualTo(404);
    }

    @Test
    void letsPeopleRemoveWhatTheyHandedIn() {
        var id = as("planner")
                .upload(unique("goes.txt").with("audience", "group:base.group_user"))
                .at("/id");

        assertThat(as("planner2").delete(DOCUMENTS + "/" + id).at("/code")).isEqualTo("NOT_PERMITTED");
        assertThat(as("plantb").delete(DOCUMENTS + "/" + id).status()).isEqualTo(404);
        assertThat(as("planner").delete(DOCUMENTS + "/" + id).status()).isEqualTo(204);
        assertThat(as("planner").get(DOCUMENTS + "/" + id).status()).isEqualTo(404);
        assertThat(as("planner").delete(DOCUMENTS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void letsAManagerRemoveWhatOthersHandedIn() {
        var id = as("planner")
                .upload(unique("managed.txt").with("audience", "group:base.group_user"))
                .at("/id");

        assertThat(as("manager").delete(DOCUMENTS + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void leavesWatchedFoldersToTheirFiles() {
        assertThat(as("planner")
                        .delete(DOCUMENTS + "/" + PLANT.gearbox().value())
                        .at("/code"))
                .isEqualTo("FROM_FOLDER");
    }

    @Test
    void listsWhatMatchesPageByPage() {
        for (int i = 0; i < 3; i++) {
            as("ops").upload(unique("lister 50%_" + i + ".txt"));
        }
        as("ops").upload(unique("lister 50xy.txt"));

        var first = as("ops").get(DOCUMENTS + "?q=lister+50%25_&limit=2");
        var second = as("ops").get(DOCUMENTS + "?q=lister+50%25_&limit=2&offset=2");

        assertThat(first.json().at("/documents").size()).isEqualTo(2);
        assertThat(first.json().at("/more").asBoolean()).isTrue();
        assertThat(second.json().at("/documents").size()).isEqualTo(1);
        assertThat(second.json().at("/more").asBoolean()).isFalse();
        assertThat(first.json().at("/counts/received").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(as("ops").get(DOCUMENTS + "?q=lister&state=indexed").json().at("/documents"))
                .isEmpty();
        assertThat(as("plantb").get(DOCUMENTS + "?q=lister").json().at("/documents"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=-1", "limit=201", "limit=x", "offset=-1", "state=lost", "kind=poem", "limit=99999999999"})
    void refusesListsThatCannotBeMade(String query) {
        var refused = as("planner").get(DOCUMENTS + "?" + query);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).doesNotContain("Exception", "java.");
    }

    @Test
    void looksForCharactersThatCannotBe() {
        assertThat(as("planner").get(DOCUMENTS + "?q=%00x").status()).isEqualTo(200);
        assertThat(as("planner").get("/api/v1/search?q=%00torque").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pages/1.png"})
    void doesNotTellAHiddenDocumentFromNone(String behind) {
        var hidden = as("planner").get(DOCUMENTS + "/" + PLANT.plantB().value() + behind);
        var none = as("planner").get(DOCUMENTS + "/" + UUID.randomUUID() + behind);

        assertThat(hidden.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(hidden.at("/detail")).isEqualTo(none.at("/detail"));
    }
}
