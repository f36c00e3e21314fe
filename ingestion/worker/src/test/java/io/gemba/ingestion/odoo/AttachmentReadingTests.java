package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.odoo.OdooChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that hang on records in a real Odoo, and who finds them. */
class AttachmentReadingTests extends ReadingFromOdoo {
    @Test
    void hangsAFileOnItsRecordAndShowsItToWhomOdooShowsThat() {
        var word = word();
        var order = order(1);
        var file =
                attach("purchase.order", order, "confirmation.txt", "The supplier confirms " + word + " in week 48.");

        read();

        var document = document(Attachments.key(file));
        assertThat(document)
                .containsEntry("state", "indexed")
                .containsEntry("record", "purchase.order," + order)
                .containsEntry("trust", 1);
        assertThat(String.valueOf(document.get("title")))
                .startsWith(String.valueOf(document.get("record_name")))
                .startsWith("P0");
        assertThat(found("buyer", word)).hasSize(1);
        assertThat(found("plantb", word)).isEmpty();
        assertThat(found("maint", word)).isEmpty();
    }

    @Test
    void followsAFileThatChangesMovesAndGoes() {
        var before = word();
        var after = word();
        var order = order(1);
        var other = order(2);
        var file = attach("purchase.order", order, "note.txt", "First " + before);
        read();

        odoo.write("ir.attachment", file, Map.of("datas", base64("Second " + after)));
        read();
        assertThat(found("buyer", before)).isEmpty();
        assertThat(found("buyer", after)).hasSize(1);

        odoo.write("ir.attachment", file, Map.of("res_id", other));
        read();
        assertThat(document(Attachments.key(file))).containsEntry("record", "purchase.order," + other);
        assertThat(found("buyer", after)).isEmpty();
        assertThat(found("ops", after)).hasSize(1);

        odoo.unlink("ir.attachment", file);
        tell(OdooChange.Kind.UNLINK, "ir.attachment", file);
        ingesting.settle();
        assertThat(document(Attachments.key(file))).isEmpty();
        assertThat(found("ops", after)).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutAskingForIt() {
        var file = attach("purchase.order", order(1), "large.txt", "x".repeat(200_000));

        read();

        assertThat(document(Attachments.key(file)))
                .containsEntry("state", "rejected")
                .containsEntry("problem_code", "TOO_LARGE");
    }

    @Test
    void doesNotReadWhatStandsInFieldsOrHangsOnOtherModels() {
        var partner = odoo.create("res.partner", Map.of("name", "Pictured"));
        var onPartner = attach("res.partner", partner, "visit.txt", "Notes of a visit");
        var inField = odoo.create(
                "ir.attachment",
                Map.of(
                        "name", "image.txt",
                        "res_model", "purchase.order",
                        "res_id", order(1),
                        "res_field", "notes",
                        "datas", base64("In a field")));

        read();

        assertThat(document(Attachments.key(onPartner))).isEmpty();
        assertThat(document(Attachments.key(inField))).isEmpty();
    }

    @Test
    void trustsAFileLessThatCameWithAMail() {
        var order = order(1);
        var file = attach("purchase.order", order, "offer.txt", "An offer");
        odoo.create(
                "mail.message",
                Map.of(
                        "model", "purchase.order",
                        "res_id", order,
                        "message_type", "email",
                        "email_from", "kim@supplier.example",
                        "body", "<p>Attached.</p>",
                        "attachment_ids", List.of(List.of(6, 0, List.of(file)))));

        read();

        assertThat(document(Attachments.key(file))).containsEntry("trust", 0);
    }

    @Test
    void showsNothingOfARecordThatOdooShowsNoLonger() {
        var word = word();
        var equipment = odoo.create("maintenance.equipment", Map.of("name", "Press " + word, "company_id", 1));
        attach("maintenance.equipment", equipment, "manual.txt", "Manual " + word);
        read();
        assertThat(found("maint", word)).hasSize(1);

        odoo.write("maintenance.equipment", equipment, Map.of("company_id", 2));

        assertThat(found("maint", word)).isEmpty();
        assertThat(found("ops", word)).hasSize(1);
    }
}
