package io.gemba.corpus.document;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class OlderReadingsTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    private static final TenantId TENANT = new TenantId(1);

    private final CorpusDatabase database = new CorpusDatabase(DATABASE.worker(2));

    private List<OlderReadings.Older> next(int limit) {
        return database.forTenant(TENANT, jdbc -> new OlderReadings().next(jdbc, TENANT, limit));
    }

    @Test
    void takesUpWhatAnEarlierReleaseHasReadAFewAtATime() {
        var first = CORPUS.publish("First", readers(1, INTERNAL, "everyone"), "Text.");
        var second = CORPUS.publish("Second", readers(1, INTERNAL, "everyone"), "Text.");
        assertThat(next(5)).isEmpty();
        DATABASE.superuser().sql("UPDATE document SET read_by = 0").update();

        var taken = next(1);
        var busy = next(1);
        var rest = next(5);

        assertThat(taken).hasSize(1);
        assertThat(busy).isEmpty();
        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(taken);
        assertThat(List.of(taken.getFirst().document(), rest.getFirst().document()))
                .containsExactlyInAnyOrder(first, second);
    }
}
