package io.gemba.corpus.upkeep;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.upkeep.Reconciliation.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconciliationTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource POOL = DATABASE.worker(2);
    private static final TenantId TENANT = new TenantId(1);
    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);

    private final CorpusDatabase database = new CorpusDatabase(POOL);
    private final Reconciliation reconciliation = new Reconciliation(new WorkQueue(POOL));
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void publish() {
        arrange("DELETE FROM document");
        arrange("DELETE FROM scheduled_tasks");
        for (var check : Check.values()) {
            mended(check);
        }
        id = CORPUS.publish("Document", readers(1, INTERNAL, "everyone"), "Tighten it. Release it.", "Other text.")
                .value();
        arrange("UPDATE document SET changed_at = now() - interval '1 hour'");
    }

    private static void arrange(String sql) {
        DATABASE.superuser().sql(sql).update();
    }

    private static long count(String sql) {
        return DATABASE.superuser().sql(sql).query(Long.class).single();
    }

    private long mended(Check check) {
        return database.forTenant(TENANT, jdbc -> reconciliation.run(jdbc, TENANT, check))
                .mended();
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void findsNothingWhereAllIsWell(Check check) {
        assertThat(mended(check)).isZero();
    }

    @Test
    void removesSearchRowsWithoutTheirDocument() {
        arrange("CREATE TEMP TABLE kept AS SELECT * FROM chunk_vec;"
                + " DELETE FROM document;"
                + " INSERT INTO chunk_vec SELECT * FROM kept;"
                + " INSERT INTO chunk_piece_vec SELECT tenant_id, id, '' FROM kept");

        assertThat(mended(Check.SEARCH_ROWS_WITHOUT_DOCUMENT)).isEqualTo(6);
        assertThat(count("SELECT (SELECT count(*) FROM chunk_vec) + (SELECT count(*) FROM chunk_piece_vec)"
                        + " + (SELECT count(*) FROM chunk_fts)"))
                .isZero();
    }

    @Test
    void readsADocumentAgainWhoseSearchRowsAreMissing() {
        arrange("DELETE FROM chunk_fts");

        assertThat(mended(Check.DOCUMENTS_WITHOUT_SEARCH_ROWS)).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_instance = '1/%s/1'".formatted(id)))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM document WHERE state = 'received'"))
                .isEqualTo(1);
    }

    @Test
    void hasSearchRowsFollowTheRuleThatTheirDocumentHas() {
        arrange("UPDATE chunk_vec SET acl_id = -1");

        assertThat(mended(Check.SEARCH_ROWS_UNDER_ANOTHER_RULE)).isEqualTo(1);
        var due = database.forTenant(TENANT, jdbc -> new Unsettled().toRepoint(jdbc, TENANT, 9));
        assertThat(due).containsExactly(new DocumentId(id));
    }

    @Test
    void countsTheChunksOfARuleAgain() {
        arrange("UPDATE acl SET n_chunks = n_chunks + 7");

        assertThat(mended(Check.CHUNKS_PER_RULE)).isPositive();
        assertThat(count("SELECT CAST(sum(n_chunks) AS bigint) FROM acl")).isEqualTo(2);
    }

    @Test
    void queuesADocumentThatNobodyIsGoingToRead() {
        arrange("UPDATE document SET state = 'processing'");

        assertThat(mended(Check.STUCK_DOCUMENTS)).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM scheduled_tasks WHERE task_instance = '1/%s/1'".formatted(id)))
                .isEqualTo(1);
        assertThat(mended(Check.STUCK_DOCUMENTS)).isZero();
    }

    @Test
    void letsAPictureBeAskedForAgainThatNobodyIsGoingToDraw() {
        arrange("INSERT INTO page_image VALUES (1, '%s', 1, 1)".formatted(id));

        assertThat(mended(Check.STUCK_PICTURES)).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM page_image")).isZero();
    }

    @Test
    void removesContentsThatNothingRefersTo() {
        var content = "Nobody's content.".getBytes(StandardCharsets.UTF_8);
        database.forTenant(TENANT, jdbc -> {
            try {
                new BlobStore()
                        .put(jdbc, TENANT, ContentHash.of(content), content.length, new ByteArrayInputStream(content));
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(mended(Check.CONTENTS_WITHOUT_DOCUMENT)).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM blob_slice")).isEqualTo(1);
    }
}
