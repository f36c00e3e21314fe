package io.gemba.corpus.chunk;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Purge;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChunkStoreTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    private static final TenantId TENANT = new TenantId(1);
    private static final AtomicInteger GROUPS = new AtomicInteger();

    private static final CorpusDatabase database = new CorpusDatabase(DATABASE.worker(4));
    private final ChunkStore chunks = new ChunkStore();
    private final String group = "group:test.g" + GROUPS.incrementAndGet();
    private final Acl readers = readers(1, INTERNAL, group);

    private static long counted(Acl acl) {
        return count("SELECT coalesce(sum(n_chunks), 0) FROM acl WHERE :group = ALL (audience)", acl);
    }

    private static long there(Acl acl) {
        return count(
                "SELECT count(*) FROM chunk_fts f JOIN acl a ON a.id = f.acl_id WHERE :group = ALL (a.audience)", acl);
    }

    private static long count(String sql, Acl acl) {
        return DATABASE.superuser()
                .sql(sql)
                .param("group", acl.audience().getFirst().value())
                .query(Long.class)
                .single();
    }

    private void readBy(DocumentId id, Acl acl) {
        database.forTenant(TENANT, jdbc -> {
            var rules = new FolderFiles.Rules(acl, null, Trust.NORMAL);
            new FolderFiles().setRules(jdbc, TENANT, List.of(id), rules);
            return id;
        });
    }

    private void repoint(DocumentId id) {
        database.forTenant(TENANT, jdbc -> {
            chunks.repoint(jdbc, TENANT, id);
            return id;
        });
    }

    private List<String> found(Acl acl, String question) {
        var scope = new AccessScope(TENANT, Set.of(new CompanyId(1)), Set.copyOf(acl.audience()), INTERNAL);
        var request = new SearchRequest(
                TestEmbedding.embedder().question(question), List.of(), SearchRequest.Filter.IN_FORCE, 10);
        return new ChunkSearch(database)
                .search(scope, request).chunks().stream()
                        .map(chunk -> chunk.content().text())
                        .toList();
    }

    @Test
    void countsTheChunksOfARuleThroughPublishingRepointingAndRemoving() {
        var other = readers(1, INTERNAL, group + "other");
        var first = CORPUS.publish("One " + group, readers, "First.", "Second.", "Third.");
        CORPUS.publish("Two " + group, readers, "Fourth.");
        assertThat(counted(readers)).isEqualTo(4).isEqualTo(there(readers));

        readBy(first, other);
        repoint(first);
        assertThat(counted(readers)).isEqualTo(1).isEqualTo(there(readers));
        assertThat(counted(other)).isEqualTo(3).isEqualTo(there(other));

        database.forTenant(TENANT, jdbc -> {
            new FolderFiles().delete(jdbc, TENANT, List.of(first));
            new Purge().purge(jdbc, TENANT, List.of(first), taken -> chunks.remove(jdbc, TENANT, taken));
            return first;
        });
        assertThat(counted(other)).isZero().isEqualTo(there(other));
    }

    @Test
    void countsNothingTwiceWhenItIsRepointedTwice() {
        var other = readers(1, INTERNAL, group + "other");
        var id = CORPUS.publish("Twice " + group, readers, "First.", "Second.");
        readBy(id, other);

        repoint(id);
        repoint(id);

        assertThat(counted(readers)).isZero();
        assertThat(counted(other)).isEqualTo(2);
    }

    @Test
    void repointsAndCountsChunksThatHaveNoVector() {
        var other = readers(1, INTERNAL, group + "other");
        var id = CORPUS.withholding().publish("Withheld " + group, readers, "First.", "Second.");
        assertThat(counted(readers)).isEqualTo(2).isEqualTo(there(readers));

        readBy(id, other);
        repoint(id);

        assertThat(there(readers)).isZero().isEqualTo(counted(readers));
        assertThat(there(other)).isEqualTo(2).isEqualTo(counted(other));
    }

    @Test
    void setsRightACountThatHasGoneWrong() {
        CORPUS.publish("Wrong " + group, readers, "First.", "Second.");
        DATABASE.superuser()
                .sql("UPDATE acl SET n_chunks = 99 WHERE :group = ALL (audience)")
                .param("group", group)
                .update();

        database.forTenant(TENANT, jdbc -> {
            chunks.reconcile(jdbc, TENANT);
            return true;
        });

        assertThat(counted(readers)).isEqualTo(2);
    }

    @Test
    void revokesAtOnceThoughTheCopiesOfTheRuleAreStillTheOldOnes() {
        var id = CORPUS.publish("Secret " + group, readers, "The alloy has two percent of tin.");
        assertThat(found(readers, "alloy tin")).hasSize(1);

        readBy(id, readers(1, INTERNAL, group + "other"));

        assertThat(found(readers, "alloy tin")).isEmpty();
    }

    @Test
    void notesThatChunksHaveComeOrGone() {
        var before = database.forTenant(TENANT, jdbc -> chunks.state(jdbc, TENANT));
        CORPUS.publish("Noted " + group, readers, "First.");

        var after = database.forTenant(TENANT, jdbc -> chunks.state(jdbc, TENANT));

        assertThat(after).isNotEqualTo(before);
        assertThat(database.<String>forTenant(TENANT, jdbc -> chunks.state(jdbc, TENANT)))
                .isEqualTo(after);
    }

    @Test
    void showsEverySearchTheOldVersionOrTheNewOne() throws Exception {
        var title = "Swapped " + UUID.randomUUID();
        var id = CORPUS.publish(title, readers, "The torque is 41 Nm.", "It was 41 Nm before.");
        var done = new AtomicBoolean();
        var swapping = CompletableFuture.runAsync(() -> {
            for (int version = 2; version < 24; version++) {
                CORPUS.republish(id, title, version, readers, "The torque is 42 Nm.", "It was 42 Nm before.");
                CORPUS.republish(id, title, ++version, readers, "The torque is 41 Nm.", "It was 41 Nm before.");
            }
            done.set(true);
        });

        var searches = 0;
        while (!done.get() && !swapping.isCompletedExceptionally()) {
            var found = String.join(" ", found(readers, "torque Nm"));
            assertThat(found).matches("(?s).*41 Nm.*41 Nm.*|.*42 Nm.*42 Nm.*");
            searches++;
        }
        swapping.get(60, TimeUnit.SECONDS);

        assertThat(searches).isGreaterThan(3);
    }
}
