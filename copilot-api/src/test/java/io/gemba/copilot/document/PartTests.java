package io.gemba.copilot.document;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Form;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.corpus.document.DocumentId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Documents that came in a mail or an archive, over HTTP. */
class PartTests extends RunningApi {
    private static final String DOCUMENTS = "/api/v1/documents/";

    private static DocumentId mail(String title) {
        return CORPUS.publish(
                title + " " + UUID.randomUUID(), readers(1, INTERNAL, "group:mrp.user"), "The offer is attached.");
    }

    private static Reply found(String login, DocumentId id) {
        return as(login).get(DOCUMENTS + id.value());
    }

    @Test
    void saysWhatCameInADocumentAndWhatADocumentCameIn() {
        var mail = mail("Offer");
        var part = CORPUS.attach(mail, "lists/oil.csv", "The wallaby press takes 4 litres.");

        var container = found("planner", mail);
        var shown = found("planner", part);

        assertThat(container.at("/parts/0/id")).isEqualTo(part.value().toString());
        assertThat(container.at("/parts/0/path")).isEqualTo("lists/oil.csv");
        assertThat(container.at("/parts/0/state")).isEqualTo("indexed");
        assertThat(container.json().has("partOf")).isFalse();
        assertThat(shown.at("/partOf/id")).isEqualTo(mail.value().toString());
        assertThat(shown.at("/partOf/title")).isEqualTo(container.at("/title"));
        assertThat(shown.at("/partOf/path")).isEqualTo("lists/oil.csv");
        assertThat(shown.json().at("/mayRemove").asBoolean()).isFalse();
        assertThat(as("planner").get("/api/v1/documents?q=lists/oil.csv").at("/documents/0/partOf/id"))
                .isEqualTo(mail.value().toString());
    }

    @Test
    void hidesPartsFromWhoeverMayNotReadTheirContainer() {
        var mail = mail("Offer");
        var part = CORPUS.attach(mail, "numbat.txt", "The numbat press takes 4 litres.");

        for (var login : new String[] {"plantb", "buyer", "guest"}) {
            assertThat(found(login, mail).status()).as(login).isEqualTo(404);
            assertThat(found(login, part).status()).as(login).isEqualTo(404);
            assertThat(as(login).get("/api/v1/search?q=numbat").text())
                    .as(login)
                    .doesNotContain("numbat press");
        }
        assertThat(as("planner").get("/api/v1/search?q=numbat").text()).contains("numbat press");
    }

    @Test
    void removesPartsWithTheirContainerAndNotWithoutIt() {
        var received = as("planner").upload(Form.file("offer.eml", "content " + UUID.randomUUID()));
        var mail = new DocumentId(UUID.fromString(received.at("/id")));
        var part = CORPUS.attach(mail, "quoll.txt", "The quoll press takes 4 litres.");

        var alone = as("planner").delete(DOCUMENTS + part.value());
        var together = as("planner").delete(DOCUMENTS + mail.value());

        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.at("/code")).isEqualTo("PART_OF_ANOTHER");
        assertThat(together.status()).isEqualTo(204);
        assertThat(found("planner", part).status()).isEqualTo(404);
        assertThat(as("planner").get("/api/v1/search?q=quoll").text()).doesNotContain("quoll press");
    }

    @Test
    void takesAFileThatAlsoCameInAMailForADocumentOfItsOwn() {
        var received = as("planner").upload(Form.file("offer.eml", "content " + UUID.randomUUID()));
        var mail = new DocumentId(UUID.fromString(received.at("/id")));
        var part = CORPUS.attach(mail, "bilby.txt", "The bilby press takes 4 litres.");

        var upload = as("planner").upload(Form.file("bilby.txt", "bilby.txtThe bilby press takes 4 litres."));

        assertThat(upload.at("/id")).isNotEqualTo(part.value().toString());
    }
}
