package io.gemba.ingestion.embedding;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.EmbeddingBatches;
import io.gemba.corpus.embedding.EmbeddingProgress;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.embedding.NextGeneration.State;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.embedding.TextEmbedder;
import io.gemba.embedding.TokenCounter;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReembeddingTests {
    private static final TenantId TENANT = new TenantId(1);
    private static final TextEmbedder OLD = TestEmbedding.embedder();
    private static final Acl READERS = readers(1, INTERNAL, "everyone");

    private final TestDatabase server = TestDatabase.create();
    private final DataSource pool = server.worker(6);
    private final CorpusDatabase database = new CorpusDatabase(pool);
    private final TestCorpus corpus = new TestCorpus(server);
    private final Generations generations = new Generations();
    private final EndpointLike next = new EndpointLike(TestEmbedding.embedder("newer", 96));

    /** A model that may not be shown confidential data and does not always answer. */
    private static final class EndpointLike implements Embedder {
        private final TextEmbedder texts;
        private volatile boolean answers = true;

        EndpointLike(TextEmbedder texts) {
            this.texts = texts;
        }

        @Override
        public EmbeddingSpec spec() {
            return texts.spec();
        }

        @Override
        public TokenCounter tokens() {
            return texts.tokens();
        }

        @Override
        public boolean mayRead(Classification dataClass) {
            return dataClass.rank() < CONFIDENTIAL.rank();
        }

        @Override
        public float[] question(TenantId tenant, String text, Instant deadline) {
            return texts.question(text);
        }

        @Override
        public List<float[]> passages(TenantId tenant, Classification dataClass, List<String> passages) {
            assertThat(mayRead(dataClass)).isTrue();
            if (!answers) {
                throw new EmbeddingUnavailable("unreachable", new ConnectException());
            }
            return texts.passages(passages);
        }
    }

    private KnownEmbedders wanting(String name) {
        return new KnownEmbedders(name, Map.of("test", () -> new InProcessEmbedder(OLD), "newer", () -> next));
    }

    private Reembedding reembedding(String wanted) {
        var known = wanting(wanted);
        return new Reembedding(
                database,
                new WorkQueue(pool),
                known,
                new PatientStatement(database, pool),
                new EmbeddingCheck(database, known));
    }

    private BatchEmbedding batches() {
        return new BatchEmbedding(database, wanting("newer"));
    }

    private <T> T inTenant(Function<JdbcClient, T> work) {
        return database.forTenant(TENANT, work);
    }

    private String live() {
        return inTenant(generations::live).model();
    }

    private State state() {
        return inTenant(generations::next).orElseThrow().state();
    }

    private List<Work.Stretch> open() {
        return inTenant(generations::next)
                .map(it -> inTenant(jdbc -> new EmbeddingBatches().open(jdbc, it.generation())))
                .orElse(List.of())
                .stream()
                .map(it -> new Work.Stretch(1, it.generation(), it.first(), it.last()))
                .toList();
    }

    private void publish(String title, Acl readers, int chunks) {
        corpus.publish(
                title,
                readers,
                IntStream.range(0, chunks)
                        .mapToObj(i -> "%s has the valve V%d. It is checked every %d hours.".formatted(title, i, i * 7))
                        .toArray(String[]::new));
    }

    private void until(Reembedding reembedding, String model) {
        var embedding = batches();
        while (!live().equals(model) || inTenant(generations::next).isPresent()) {
            reembedding.step();
            open().forEach(embedding::embed);
        }
    }

    private long rows(String table) {
        return server.superuser()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void changesOverToTheModelThatIsWanted() {
        publish("Line 1", READERS, 90);

        until(reembedding("newer"), "newer");

        assertThat(rows("chunk_vec")).isEqualTo(90);
        assertThat(rows("embedding_batch")).isZero();
        assertThat(server.superuser()
                        .sql("SELECT DISTINCT vector_dims(embedding) FROM chunk_vec")
                        .query(Integer.class)
                        .list())
                .containsExactly(96);
    }

    @Test
    void leavesACorpusAloneThatIsFilledWithTheModelThatIsWanted() {
        publish("Line 2", READERS, 3);

        reembedding("test").step();

        assertThat(inTenant(generations::next)).isEmpty();
    }

    @Test
    void goesOnWhereAWorkerHasEnded() {
        publish("Line 3", READERS, 90);
        var first = reembedding("newer");
        first.step();
        first.step();
        batches().embed(open().getFirst());

        var second = reembedding("newer");
        assertThat(open()).isNotEmpty();
        until(second, "newer");

        assertThat(rows("chunk_vec")).isEqualTo(90);
    }

    @Test
    void sharesTheWorkAmongWorkers() {
        publish("Line 4", READERS, 200);
        var reembedding = reembedding("newer");
        reembedding.step();
        reembedding.step();
        try (var workers = Executors.newFixedThreadPool(3)) {
            var all = open();
            var done = IntStream.range(0, 3)
                    .mapToObj(worker -> CompletableFuture.runAsync(() -> all.forEach(batches()::embed), workers))
                    .toList();
            done.forEach(CompletableFuture::join);
        }

        until(reembedding, "newer");

        assertThat(rows("chunk_vec")).isEqualTo(200);
        assertThat(rows("chunk_piece_vec")).isEqualTo(200);
    }

    @Test
    void goesBackWhenTheSettingsDo() {
        publish("Line 5", READERS, 40);
        reembedding("newer").step();
        reembedding("newer").step();

        reembedding("test").step();

        assertThat(live()).isEqualTo("test");
        assertThat(inTenant(generations::next)).isEmpty();
        assertThat(rows("embedding_batch")).isZero();
    }

    @Test
    void waitsForAModelThatDoesNotAnswer() {
        publish("Line 6", READERS, 40);
        next.answers = false;
        var reembedding = reembedding("newer");
        reembedding.step();
        assertThat(inTenant(generations::next)).isEmpty();

        next.answers = true;
        reembedding.step();
        reembedding.step();
        next.answers = false;
        assertThatThrownBy(() -> open().forEach(batches()::embed)).isInstanceOf(EmbeddingUnavailable.class);
        assertThat(state()).isEqualTo(State.FILLING);

        next.answers = true;
        until(reembedding, "newer");
        assertThat(rows("chunk_vec")).isEqualTo(40);
    }

    @Test
    void neverShowsAModelWhatItMayNotSee() {
        publish("Line 7", READERS, 5);
        publish("Secret", readers(1, CONFIDENTIAL, "everyone"), 4);

        until(reembedding("newer"), "newer");

        assertThat(rows("chunk_vec")).isEqualTo(5);
        assertThat(rows("chunk_piece_vec")).isEqualTo(9);
        assertThat(rows("chunk_piece_vec WHERE length(vectors) = 0")).isEqualTo(4);
    }

    @Test
    void keepsTheLiveModelWhenVectorsAreNotThoseOfTheirChunks() {
        publish("Line 8", READERS, 30);
        var reembedding = reembedding("newer");
        while (inTenant(generations::next).isEmpty() || state() != State.READY) {
            reembedding.step();
            open().forEach(batches()::embed);
        }
        var place = inTenant(generations::next).orElseThrow().generation().namespace();
        server.superuser()
                .sql(
                        "UPDATE %1$s.chunk_vec a SET embedding = b.embedding FROM %1$s.chunk_vec b WHERE b.id = ((a.id + 7) %% 30) + 1"
                                .formatted(place))
                .update();

        reembedding.step();

        assertThat(live()).isEqualTo("test");
        assertThat(inTenant(EmbeddingProgress::read).orElseThrow().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("vectors of something else"));
    }
}
