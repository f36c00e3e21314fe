package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.parts;
import static io.gemba.ingestion.parse.Opened.rows;
import static io.gemba.ingestion.parse.Opened.text;
import static io.gemba.ingestion.parse.Opened.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.ingestion.SampleMails;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.part.Allowance;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReadingTests {
    private static final Allowance PLENTY = new Allowance(100, 10 << 20, 1 << 20, 3);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void readsSubjectFieldsAndBodyOfAMail() throws Exception {
        var mail = SampleMails.eml(
                "Delivery of =?UTF-8?B?UMO8bXBl?= P-101", "The pump leaves on Friday.", Map.of("note.txt", ascii("x")));

        var page = page("mail.eml", mail);

        assertThat(texts(page, Block.Heading.class)).containsExactly("Delivery of Pümpe P-101");
        assertThat(texts(page, Block.Paragraph.class))
                .containsExactly(
                        "From: Jörg Maier <maier@supplier.example>",
                        "To: Purchasing <buy@plant.example>, ap@plant.example",
                        "Date: 2026-03-03 14:05 +01:00",
                        "Attachments: note.txt",
                        "The pump leaves on Friday.");
    }

    @Test
    void readsWhatOutlookSaves() throws Exception {
        var mail = SampleMails.msg(
                "Delivery of P-101",
                "The pump leaves on Friday.",
                Map.of("certificate.txt", ascii("Hardness 58 HRC")),
                List.of("Earlier order"));

        assertThat(texts(page("mail.msg", mail), Block.Paragraph.class))
                .containsExactly(
                        "From: Jörg Maier",
                        "To: Purchasing",
                        "Date: 2026-03-03 13:05 +00:00",
                        "Attachments: certificate.txt, Earlier order.msg",
                        "The pump leaves on Friday.");
        assertThat(parts("mail.msg", mail, PLENTY)).containsEntry("certificate.txt", "Hardness 58 HRC");
    }

    @Test
    void prefersTheWebPageWhereItHasATable() throws Exception {
        var html =
                "Content-Type: text/html; charset=utf-8\n\n<p>As ordered:</p><table><tr><th>Part</th><th>Qty</th></tr>"
                        + "<tr><td>A-1</td><td>4</td></tr></table>";
        var mail = SampleMails.eml(
                "Order",
                "Content-Type: text/plain\n\nAs ordered: Part Qty A-1 4",
                Map.of(html, new byte[0]),
                "alternative");
        var page = page(
                "mail.eml",
                new String(mail, StandardCharsets.UTF_8)
                        .replace("</table>\r\nContent-Transfer-Encoding: base64\r\n", "</table>\r\n"));

        assertThat(rows(page)).containsExactly(List.of("#", "Part", "Qty"), List.of("A-1", "4"));
    }

    @Test
    void putsAnEarlierMailUnderAHeading() throws Exception {
        var page = page("mail.eml", SampleMails.eml("Re: Torque", """
            It is 45 Nm now.

            On Mon, 2 Mar 2026 at 10:12, Jane Doe
            <jane@plant.example> wrote:
            > Is it 42 Nm?
            > Please confirm.
            """));

        assertThat(texts(page, Block.Heading.class))
                .containsExactly("Re: Torque", "On Mon, 2 Mar 2026 at 10:12, Jane Doe <jane@plant.example> wrote:");
        assertThat(texts(page, Block.Paragraph.class)).contains("It is 45 Nm now.", "Is it 42 Nm?", "Please confirm.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Jane Doe\nSent: Monday\nTo: Me\nSubject: Torque",
                "________________________________\n\nVon: Jane Doe\nGesendet: Montag\nAn: Mich\nBetreff: Torque",
                "De : Jane Doe\nEnvoyé : lundi\nÀ : moi\nObjet : Torque",
                "---------- Forwarded message ---------\nFrom: Jane Doe\nDate: Mon, 2 Mar 2026\nSubject: Torque"
            })
    void knowsAnEarlierMailByItsHead(String head) throws Exception {
        var page = page("mail.eml", SampleMails.eml("Re: Torque", "It is 45 Nm now.\n\n" + head + "\n\nIs it 42 Nm?"));

        assertThat(texts(page, Block.Heading.class)).hasSize(2).first().isEqualTo("Re: Torque");
        assertThat(text(page)).contains("Jane Doe", "Is it 42 Nm?");
    }

    @Test
    void marksQuotesBetweenAnswers() throws Exception {
        var page = page(
                "mail.eml", SampleMails.eml("Re: Torque", "> Is it 42 Nm?\n\nNo, 45.\n\n> Since when?\n\nMonday."));

        assertThat(texts(page, Block.Paragraph.class))
                .contains("> Is it 42 Nm?", "No, 45.", "> Since when?", "Monday.");
    }

    @Test
    void leavesPicturesOutThatTheBodyShows() throws Exception {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "Content-Type: image/png; name=\"logo.png\"\nContent-ID: <logo@x>\nContent-Disposition: inline",
                ascii("1"));
        parts.put("Content-Type: image/jpeg; name=\"damage.jpg\"\nContent-Disposition: attachment", ascii("2"));
        parts.put("Content-Type: image/jpeg\nContent-Disposition: inline; filename=\"photo.jpg\"", ascii("3"));
        parts.put("Content-Type: application/pkcs7-signature; name=\"smime.p7s\"", ascii("4"));
        var mail = SampleMails.eml(
                "Damage", "Content-Type: text/html\n\n<p>See <img src=\"cid:logo@x\"></p>", parts, "mixed");

        assertThat(parts("mail.eml", mail, PLENTY)).containsOnlyKeys("damage.jpg", "photo.jpg");
    }

    @Test
    void takesAMailWithinAMailForOneOfItsOwn() throws Exception {
        var inner = SampleMails.eml("Inner", "Inner body", Map.of("deep.txt", ascii("deep")));
        var mail = SampleMails.eml("Outer", "Outer body", Map.of("inner.eml", inner));

        var parts = parts("mail.eml", mail, PLENTY);

        assertThat(parts).containsOnlyKeys("inner.eml");
        assertThat(parts("inner.eml", parts.getOrDefault("inner.eml", "").getBytes(StandardCharsets.UTF_8), PLENTY))
                .containsEntry("deep.txt", "deep");
    }

    @Test
    void opensAMessageThatOutlookPutIntoAnother() throws Exception {
        var mail = SampleMails.msg("Outer", "Outer body", Map.of(), List.of("Inner: order"));
        var bytes = Opened.contents("mail.msg", mail, PLENTY).getOrDefault("Inner: order.msg", new byte[0]);

        var page = page("Inner: order.msg", bytes);

        assertThat(texts(page, Block.Paragraph.class))
                .contains("Date: 2026-03-03 13:05 +00:00", "Body of Inner: order");
    }

    @Test
    void saysOfAnEncryptedMailThatItIs() {
        var mail = "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/encrypted; boundary=b\r\n\r\n--b--\r\n";

        assertThat(catchThrowableOfType(FileRejected.class, () -> page("mail.eml", mail))
                        .reason())
                .isEqualTo(FileRejected.Reason.ENCRYPTED);
    }

    @Test
    void readsAMailThatIsWrongAboutItsEncoding() throws Exception {
        var mail =
                "From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nDie Ölmenge prüfen.";

        assertThat(text(page("mail.eml", mail))).endsWith("Die Ölmenge prüfen.");
    }

    @Test
    void refusesWhatIsNoMail() {
        assertThat(catchThrowableOfType(FileRejected.class, () -> page("mail.eml", "Just some words."))
                        .reason())
                .isEqualTo(FileRejected.Reason.CORRUPT);
    }
}
