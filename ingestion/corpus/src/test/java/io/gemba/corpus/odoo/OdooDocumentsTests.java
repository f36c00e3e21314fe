package io.gemba.corpus.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.odoo.OdooDocuments.Mirrored;
import io.gemba.corpus.odoo.OdooPlaces.Due;
import io.gemba.corpus.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of Odoo, and how it follows. */
class OdooDocumentsTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TenantId TENANT = new TenantId(1);
    private static final CorpusDatabase WORKER = new CorpusDatabase(DATABASE.worker(1));
    private static final OdooChanges CHANGES = new OdooChanges(DATABASE.api(1));

    private final OdooDocuments documents = new OdooDocuments();
    private final OdooPlaces places = new OdooPlaces();

    @BeforeEach
    void empty() {
        for (var table : List.of("document", "odoo_due", "odoo_message", "odoo_place", "odoo_change")) {
            DATABASE.superuser().sql("DELETE FROM " + table).update();
        }
    }

    private static <T> T within(Function<JdbcClient, T> work) {
        return WORKER.forTenant(TENANT, work);
    }

    private DocumentId add(String key, RecordRef record) {
        var content = key.getBytes(StandardCharsets.UTF_8);
        var acl = new Acl(new CompanyId(1), Classification.INTERNAL, List.of(record.readers()));
        var mirrored = new Mirrored(
                key,
                "stamp",
                record,
                "P1",
                acl,
                Trust.NORMAL,
                "a.txt",
                DocumentKind.OTHER,
                false,
                ContentHash.of(content),
                content.length);
        return within(jdbc -> documents.add(jdbc, TENANT, mirrored));
    }

    private static List<String> keys() {
        return DATABASE.superuser()
                .sql("SELECT source_key FROM document WHERE state <> 'deleted' ORDER BY source_key")
                .query((row, n) -> row.getString("source_key"))
                .list();
    }

    private int follow(OdooChange... changes) {
        CHANGES.receive(TENANT, "d" + System.nanoTime(), Instant.now(), List.of(changes));
        return within(jdbc -> new OdooFollowing().follow(jdbc, TENANT, 10, List.of("purchase.order", "ir.attachment")));
    }

    private List<String> due() {
        return within(jdbc -> places.due(jdbc, TENANT, 10)).stream()
                .map(it -> it.model() + "," + it.id())
                .toList();
    }

    @Test
    void goesWithWhatItMirrorsOrHangsOn() {
        add("ir.attachment,1", new RecordRef("purchase.order", 1));
        add("ir.attachment,2", new RecordRef("purchase.order", 2));
        add("ir.attachment,3", new RecordRef("purchase.order", 3));

        follow(
                new OdooChange(1, "ir.attachment", 1, OdooChange.Kind.UNLINK),
                new OdooChange(2, "purchase.order", 1, OdooChange.Kind.UNLINK),
                new OdooChange(3, "purchase.order", 2, OdooChange.Kind.UNLINK));

        assertThat(keys()).containsExactly("ir.attachment,3");
    }

    @Test
    void hasChangedRecordsOfMirroredModelsReadAgainOnce() {
        follow(
                new OdooChange(11, "purchase.order", 1, OdooChange.Kind.WRITE),
                new OdooChange(12, "purchase.order", 1, OdooChange.Kind.WRITE),
                new OdooChange(13, "res.partner", 1, OdooChange.Kind.WRITE));

        assertThat(due()).containsExactly("purchase.order,1");
    }

    @Test
    void keepsDueWhatChangesWhileItIsRead() {
        follow(new OdooChange(21, "purchase.order", 1, OdooChange.Kind.WRITE));
        List<Due> taken = within(jdbc -> places.due(jdbc, TENANT, 10));
        follow(new OdooChange(22, "purchase.order", 1, OdooChange.Kind.WRITE));

        within(jdbc -> {
            places.done(jdbc, TENANT, taken);
            return true;
        });
        assertThat(due()).containsExactly("purchase.order,1");

        List<Due> again = within(jdbc -> places.due(jdbc, TENANT, 10));
        within(jdbc -> {
            places.done(jdbc, TENANT, again);
            return true;
        });
        assertThat(due()).isEmpty();
    }

    @Test
    void knowsWhoseAMessageWasThatIsGone() {
        within(jdbc -> {
            places.keepMessages(jdbc, TENANT, new RecordRef("purchase.order", 7), List.of(70L, 71L));
            return true;
        });

        follow(new OdooChange(31, "mail.message", 71, OdooChange.Kind.UNLINK));

        assertThat(due()).containsExactly("purchase.order,7");
    }

    @Test
    void followsSettingsThatHaveChanged() {
        add("ir.attachment,1", new RecordRef("purchase.order", 1));
        add("chatter purchase.order,1", new RecordRef("purchase.order", 1));
        add("ir.attachment,2", new RecordRef("sale.order", 2));

        int removed =
                within(jdbc -> documents.keepOnly(jdbc, TENANT, List.of("purchase.order"), List.of("ir.attachment,")));
        int changed = within(jdbc -> documents.reclassify(jdbc, TENANT, "purchase.order", Classification.CONFIDENTIAL));

        assertThat(removed).isEqualTo(2);
        assertThat(changed).isEqualTo(1);
        assertThat(keys()).containsExactly("ir.attachment,1");
        assertThat(DATABASE.superuser()
                        .sql(
                                "SELECT a.classification FROM document d JOIN acl a ON a.id = d.acl_id WHERE d.state <> 'deleted'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(Classification.CONFIDENTIAL.rank());
        int again = within(jdbc -> documents.reclassify(jdbc, TENANT, "purchase.order", Classification.CONFIDENTIAL));
        assertThat(again).isZero();
    }

    @Test
    void givesTheNumbersOfWhatIsMirroredBetweenTwo() {
        add("text maintenance.request,5", new RecordRef("maintenance.request", 5));
        add("text maintenance.request,50", new RecordRef("maintenance.request", 50));
        add("text maintenance.equipment,6", new RecordRef("maintenance.equipment", 6));

        List<Long> numbers =
                within(jdbc -> documents.numbers(jdbc, TENANT, "text maintenance.request,", 5, Long.MAX_VALUE));

        assertThat(numbers).containsExactly(50L);
    }
}
