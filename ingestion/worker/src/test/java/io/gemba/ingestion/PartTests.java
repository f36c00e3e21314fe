package io.gemba.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Trust;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the files that come in a mail or an archive. */
class PartTests extends PartTesting {
    @Test
    void makesDocumentsOfWhatCameInAMailAndInTheArchiveInIt() throws Exception {
        var archive = SampleOffice.zip(Map.of("lists/oil.txt", "Use VG 220 in every gearbox.".getBytes(UTF_8)));
        var id = received(
                "offer.eml",
                mail("Offer 77", Map.of("terms.txt", "Payment within 30 days.".getBytes(UTF_8), "lists.zip", archive)));

        ingest(id);

        assertThat(row(id.value()))
                .containsEntry("state", "indexed")
                .containsEntry("kind", "mail")
                .containsEntry("title", "Offer 77")
                .containsEntry("number", null);
        assertThat(within(id))
                .containsExactly(
                        Map.entry("lists.zip", "indexed"),
                        Map.entry("lists/oil.txt", "indexed"),
                        Map.entry("terms.txt", "indexed"));
        assertThat(text(part(id, "terms.txt"))).isEqualTo("Payment within 30 days.");
        assertThat(text(part(id, "lists.zip"))).isEmpty();
        assertThat(text(part(new DocumentId(part(id, "lists.zip")), "lists/oil.txt")))
                .isEqualTo("Use VG 220 in every gearbox.");
    }

    @Test
    void givesPartsTheRuleOfTheirContainerAtOnceAndForEver() throws Exception {
        var archive = SampleOffice.zip(Map.of("oil.txt", "Use VG 220 in every gearbox.".getBytes(UTF_8)));
        var id = received("offer.eml", mail("Offer", Map.of("lists.zip", archive)));
        ingest(id);
        var inner = part(new DocumentId(part(id, "lists.zip")), "oil.txt");
        var before = row(id.value()).get("acl_id");

        database.forTenant(TENANT, jdbc -> {
            files.setRules(jdbc, TENANT, List.of(id), new FolderFiles.Rules(FEW, "plant-a", Trust.CONTROLLED));
            return id;
        });
        ROWS.sql("UPDATE document SET acl_id = :acl, trust = 0 WHERE id = :id")
                .param("acl", before)
                .param("id", inner)
                .update();

        assertThat(row(inner).get("acl_id"))
                .isNotEqualTo(before)
                .isEqualTo(row(id.value()).get("acl_id"));
        assertThat(row(inner)).containsEntry("trust", row(id.value()).get("trust"));
        housekeeping.settle();
        assertThat(ROWS.sql("SELECT DISTINCT v.acl_id FROM chunk_vec v JOIN chunk c ON c.id = v.id"
                                + " WHERE c.document_id = :id")
                        .param("id", inner)
                        .query(Integer.class)
                        .single())
                .isEqualTo(row(id.value()).get("acl_id"));
    }

    @Test
    void deletesWithAContainerAllThatCameInIt() throws Exception {
        var unique = ("Only here: " + UUID.randomUUID()).getBytes(UTF_8);
        var id = received("offer.eml", mail("Offer", Map.of("lists.zip", SampleOffice.zip(Map.of("oil.txt", unique)))));
        ingest(id);
        var inner = part(new DocumentId(part(id, "lists.zip")), "oil.txt");

        database.forTenant(TENANT, jdbc -> {
            files.delete(jdbc, TENANT, List.of(id));
            return id;
        });

        assertThat(row(inner)).containsEntry("state", "deleted");
        housekeeping.settle();
        for (var table :
                List.of("document WHERE id", "chunk WHERE document_id", "document_version WHERE document_id")) {
            assertThat(ROWS.sql("SELECT count(*) FROM " + table + " = :id")
                            .param("id", inner)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(ROWS.sql("SELECT count(*) FROM blob WHERE sha256 = :hash")
                        .param("hash", ContentHash.of(unique).bytes())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsReplacesAndDropsPartsAsTheNewVersionOfTheirContainerHasIt() throws Exception {
        var same = "This list stays as it is.".getBytes(UTF_8);
        var id = received(
                "lists.zip",
                SampleOffice.zip(Map.of(
                        "same.txt", same,
                        "changed.txt", "Two litres of oil.".getBytes(UTF_8),
                        "gone.txt", "This list goes.".getBytes(UTF_8))));
        ingest(id);
        var kept = part(id, "same.txt");
        var changed = part(id, "changed.txt");
        var gone = part(id, "gone.txt");

        replaced(
                id,
                SampleOffice.zip(Map.of(
                        "same.txt", same,
                        "changed.txt", "Three litres of oil.".getBytes(UTF_8),
                        "new.txt", "This list is new.".getBytes(UTF_8))));
        ingest(id);

        assertThat(within(id).keySet()).containsExactly("changed.txt", "new.txt", "same.txt");
        assertThat(part(id, "same.txt")).isEqualTo(kept);
        assertThat(row(kept)).containsEntry("latest_version", 1);
        assertThat(row(changed)).containsEntry("current_version", 2);
        assertThat(text(changed)).isEqualTo("Three litres of oil.");
        assertThat(row(gone)).containsEntry("state", "deleted");
        assertThat(ROWS.sql("SELECT count(*) FROM quick_tasks WHERE task_name = 'purge' AND task_instance LIKE :id")
                        .param("id", "%" + gone)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
