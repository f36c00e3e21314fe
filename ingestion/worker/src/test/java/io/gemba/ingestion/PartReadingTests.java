package io.gemba.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.document.OlderReadings;
import io.gemba.ingestion.part.Part;
import io.gemba.ingestion.part.PartPath;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the files that come in a mail or an archive are read, and which are not. */
class PartReadingTests extends PartTesting {
    @Test
    void readsAnArchiveOfThisReleaseNoMoreThanOnce() throws Exception {
        var id = received(
                "lists.zip", SampleOffice.zip(Map.of("oil.txt", "Use VG 220 in every gearbox.".getBytes(UTF_8))));
        ingest(id);

        var again = database.forTenant(TENANT, jdbc -> new OlderReadings().next(jdbc, TENANT, 1_000));

        assertThat(again).extracting(OlderReadings.Older::document).doesNotContain(id);
        assertThat(row(id.value()).get("searched_acl_id"))
                .isNotNull()
                .isEqualTo(row(id.value()).get("acl_id"));
    }

    private static List<Map<String, @Nullable Object>> pages(UUID document) {
        return ROWS.sql("SELECT language, hidden::text AS hidden FROM page WHERE document_id = :id ORDER BY number")
                .param("id", document)
                .query()
                .listOfRows();
    }

    @Test
    void takesUpWhereADeadWorkerWasAndMakesNothingTwice() throws Exception {
        var one = "The first list.".getBytes(UTF_8);
        var id = received(
                "lists.zip", SampleOffice.zip(Map.of("1.txt", one, "2.txt", "The second list.".getBytes(UTF_8))));
        var dead = database.forTenant(
                TENANT,
                jdbc -> progress.begin(jdbc, TENANT, id, 1).orElseThrow().lease());
        var content = Files.write(folder.resolve("one"), one);
        var part = new Part(new PartPath("1.txt"), one.length, null);
        worker.unpacking().take(dead, worker.unpacking().place(dead), part, content);
        var taken = part(id, "1.txt");

        ingest(id);

        assertThat(within(id)).containsExactly(Map.entry("1.txt", "indexed"), Map.entry("2.txt", "indexed"));
        assertThat(part(id, "1.txt")).isEqualTo(taken);
        assertThat(row(taken)).containsEntry("latest_version", 1);
    }

    @Test
    void listsWhatIsNotUnpackedOrReadWithTheReason() throws Exception {
        var deep = SampleOffice.zip(Map.of(
                "2.zip", SampleOffice.zip(Map.of("3.zip", SampleOffice.zip(Map.of("4.txt", new byte[] {'x'}))))));
        var id = received(
                "lists.zip",
                SampleOffice.zip(Map.of(
                        "program.exe",
                        "MZ\u0090\u0000\u0003".getBytes(UTF_8),
                        "large.txt",
                        new byte[200_000],
                        "empty.txt",
                        new byte[0],
                        "1.zip",
                        deep)));

        ingest(id);

        assertThat(within(id))
                .containsEntry("program.exe", "UNSUPPORTED_TYPE")
                .containsEntry("large.txt", "TOO_LARGE")
                .containsEntry("empty.txt", "EMPTY_FILE")
                .containsEntry("1.zip", "indexed")
                .containsEntry("2.zip", "indexed")
                .containsEntry("3.zip", "TOO_DEEP")
                .doesNotContainKey("4.txt");
    }

    @Test
    void refusesWhatWouldBringMoreThanMayComeTogether() throws Exception {
        var many = new TreeMap<String, byte[]>();
        for (int i = 0; i < 15; i++) {
            many.put(i + ".txt", ("List number " + i).getBytes(UTF_8));
        }
        var archive = SampleOffice.zip(many);
        var wide = received("mail.eml", mail("Lists", Map.of("a.zip", archive, "b.zip", archive)));

        ingest(wide);

        assertThat(within(wide)).hasSize(17).containsValue("TOO_MANY_PARTS");
    }

    @Test
    void readsAContentThatItReadBeforeOnlyOnce() throws Exception {
        var content = ("A certificate that comes with many mails " + UUID.randomUUID()).getBytes(UTF_8);
        var first = received("certificate.txt", content);
        ingest(first);
        ROWS.sql("UPDATE page SET words = jsonb_set(words, '{0,0}', '\"Marked\"') WHERE document_id = :id")
                .param("id", first.value())
                .update();
        ROWS.sql(
                        "UPDATE page SET language = 'fr', hidden = '[{\"kind\":\"TINY\",\"words\":2,\"text\":\"small print\"}]' WHERE document_id = :id")
                .param("id", first.value())
                .update();
        var second = received("mail.eml", mail("Certificate", Map.of("certificate.txt", content)));

        ingest(second);

        assertThat(text(part(second, "certificate.txt"))).startsWith("Marked certificate that comes");
        assertThat(row(part(second, "certificate.txt"))).containsEntry("state", "indexed");
        assertThat(pages(part(second, "certificate.txt")))
                .isEqualTo(pages(first.value()))
                .singleElement()
                .asString()
                .contains("language=fr", "small print");
    }
}
