package io.gemba.corpus.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OdooFollowingTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TenantId TENANT = new TenantId(1);

    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    private static final OdooChanges CHANGES = new OdooChanges(DATABASE.api(1));
    private static final CorpusDatabase WORKER = new CorpusDatabase(DATABASE.worker(1));

    private static String state(DocumentId document) {
        return DATABASE.superuser()
                .sql("SELECT state FROM document WHERE id = :id")
                .param("id", document.value())
                .query(String.class)
                .single();
    }

    private int follow(int most) {
        return WORKER.forTenant(
                TENANT, jdbc -> new OdooFollowing().follow(jdbc, TENANT, most, List.of("purchase.order")));
    }

    private void tell(String delivery, OdooChange... told) {
        assertThat(CHANGES.receive(TENANT, delivery, Instant.now(), List.of(told)))
                .isTrue();
    }

    @Test
    void removesWhatHangsOnARecordThatIsDeletedAndNothingElse() {
        var gone = CORPUS.publishOf(new RecordRef("purchase.order", 1), 1, "Of order 1", "Confirmed.");
        var part = CORPUS.attach(gone, "drawing.txt", "A drawing.");
        var changed = CORPUS.publishOf(new RecordRef("purchase.order", 2), 1, "Of order 2", "Confirmed.");
        var other = CORPUS.publishOf(new RecordRef("sale.order", 1), 1, "Of sale 1", "Confirmed.");
        tell(
                "first",
                new OdooChange(1, "purchase.order", 1, OdooChange.Kind.UNLINK),
                new OdooChange(2, "purchase.order", 2, OdooChange.Kind.WRITE),
                new OdooChange(3, "sale.order", 9, OdooChange.Kind.UNLINK));

        assertThat(follow(10)).isEqualTo(3);

        assertThat(List.of(state(gone), state(part))).containsOnly("deleted");
        assertThat(List.of(state(changed), state(other))).containsOnly("indexed");
        assertThat(follow(10)).isZero();
    }

    @Test
    void takesChangesInPortionsTheEarliestFirst() {
        var last = CORPUS.publishOf(new RecordRef("stock.picking", 3), 1, "Of picking 3", "Received.");
        tell(
                "second",
                new OdooChange(11, "stock.picking", 1, OdooChange.Kind.WRITE),
                new OdooChange(12, "stock.picking", 2, OdooChange.Kind.CREATE),
                new OdooChange(13, "stock.picking", 3, OdooChange.Kind.UNLINK));

        assertThat(follow(2)).isEqualTo(2);
        assertThat(state(last)).isEqualTo("indexed");
        assertThat(follow(2)).isEqualTo(1);
        assertThat(state(last)).isEqualTo("deleted");
    }
}
