package io.gemba.corpus.embedding;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.chunk.StoredChunks;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.NextGeneration.State;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.TextEmbedder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddingChangeTests {
    private static final TenantId TENANT = new TenantId(1);
    private static final Acl READERS = readers(1, INTERNAL, "group:test");
    private static final AccessScope SCOPE =
            new AccessScope(TENANT, Set.of(new CompanyId(1)), Set.of(new Principal("group:test")), INTERNAL);
    private static final TextEmbedder OLD = TestEmbedding.embedder();
    private static final TextEmbedder NEW = TestEmbedding.embedder("newer", 96);

    private final TestDatabase server = TestDatabase.create();
    private final DataSource pool = server.worker(6);
    private final CorpusDatabase database = new CorpusDatabase(pool);
    private final TestCorpus corpus = new TestCorpus(server);
    private final Generations generations = new Generations();
    private final EmbeddingChange change = new EmbeddingChange();
    private final EmbeddingBatches batches = new EmbeddingBatches();
    private final StoredChunks chunks = new StoredChunks();
    private final QuestionSearch search = searchWith(OLD, NEW);

    private QuestionSearch searchWith(TextEmbedder... models) {
        var known = new HashMap<String, Supplier<Embedder>>();
        for (var model : models) {
            known.put(model.spec().name(), () -> new InProcessEmbedder(model));
        }
        var database = new CorpusDatabase(server.api(4));
        return new QuestionSearch(
                database,
                new ChunkSearch(database),
                new KnownEmbedders(models[0].spec().name(), Map.copyOf(known)),
                Duration.ofSeconds(5));
    }

    private <T> T inTenant(Function<JdbcClient, T> work) {
        return database.forTenant(TENANT, work);
    }

    private void begin(EmbeddingSpec spec) {
        inTenant(jdbc -> {
            change.begin(jdbc, spec);
            return spec;
        });
    }

    private NextGeneration next() {
        return inTenant(generations::next).orElseThrow();
    }

    private boolean advance(State from, State to) {
        var next = next().generation();
        return inTenant(jdbc -> change.advance(jdbc, next, from, to));
    }

    private int fill() {
        var next = next().generation();
        var filled = 0;
        while (true) {
            inTenant(jdbc -> batches.plan(jdbc, next, TENANT, 16, 4));
            var open = inTenant(jdbc -> batches.open(jdbc, next));
            if (open.isEmpty()) {
                return filled;
            }
            for (var batch : open) {
                filled += inTenant(jdbc -> {
                    generations.hold(jdbc);
                    generations.enter(jdbc, next);
                    var missing = chunks.withoutVectors(jdbc, TENANT, batch.first(), batch.last());
                    for (var chunk : missing) {
                        var pieces = chunk.content().pieces().stream()
                                .map(Piece::text)
                                .toList();
                        chunks.add(
                                jdbc,
                                TENANT,
                                chunk.id(),
                                NEW.passages(List.of(chunk.content().text())).getFirst(),
                                PieceVectors.of(NEW.passages(pieces), 96));
                    }
                    batches.done(jdbc, batch);
                    return missing.size();
                });
            }
        }
    }

    private void index() {
        inTenant(jdbc -> {
            change.index(jdbc);
            return true;
        });
    }

    private long swap() {
        return inTenant(change::swap);
    }

    private boolean retire() {
        return inTenant(change::retire);
    }

    private List<String> found(QuestionSearch search, String question) {
        return search
                .search(
                        SCOPE,
                        VisibleRecords.NONE,
                        List.of(question),
                        (generation, vector) -> new SearchRequest(generation, vector, List.of(), Filter.IN_FORCE, 5, 0))
                .result()
                .chunks()
                .stream()
                .map(chunk -> chunk.content().text())
                .toList();
    }

    private String first(String question) {
        return found(search, question).getFirst().replace('\n', ' ');
    }

    private static String text(int i) {
        return "Machine M%d is lubricated with grease G%d every %d hours. Its guard is number W%d."
                .formatted(i, i * 7, i * 13, i * 3);
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i += 20) {
            var texts = IntStream.range(i, i + 20)
                    .mapToObj(EmbeddingChangeTests::text)
                    .toArray(String[]::new);
            corpus.publish("Machines " + i, READERS, texts);
        }
    }

    @Test
    void changesPlacesWhileEverybodySearchesAndDocumentsComeIn() throws Exception {
        publish(0, 300);
        var before = first("machine M111 grease G777");
        var done = new AtomicBoolean();
        var searchers = new ArrayList<CompletableFuture<Integer>>();
        for (int s = 0; s < 3; s++) {
            var start = s * 97;
            searchers.add(CompletableFuture.supplyAsync(
                    () -> {
                        var searches = 0;
                        for (int i = start; !done.get(); i = (i + 1) % 300) {
                            assertThat(first("machine M%d grease G%d".formatted(i, i * 7)))
                                    .isEqualTo(text(i));
                            searches++;
                        }
                        return searches;
                    },
                    Thread::startVirtualThread));
        }

        begin(NEW.spec());
        publish(300, 340);
        fill();
        assertThat(advance(State.FILLING, State.INDEXING)).isTrue();
        publish(340, 360);
        index();
        advance(State.INDEXING, State.READY);
        assertThat(swap()).isEqualTo(20);
        fill();
        assertThat(swap()).isZero();
        new TestCorpus(server, NEW).publish("Machine 371", READERS, text(371));
        while (!retire()) {
            Thread.onSpinWait();
        }
        var after = first("machine M111 grease G777");
        done.set(true);

        for (var searcher : searchers) {
            assertThat(searcher.get(60, TimeUnit.SECONDS)).isGreaterThan(5);
        }
        assertThat(after).isEqualTo(before);
        assertThat(first("machine M345 grease G2415")).isEqualTo(text(345));
        assertThat(first("machine M371 grease G2597")).isEqualTo(text(371));
        assertThat(inTenant(generations::live).model()).isEqualTo("newer");
    }

    @Test
    void leavesTheLiveVectorsInPublicUnderTheirNames() {
        publish(0, 20);
        begin(NEW.spec());
        fill();
        advance(State.FILLING, State.READY);
        index();
        swap();
        while (!retire()) {
            Thread.onSpinWait();
        }

        var rows = server.superuser();
        assertThat(rows.sql("SELECT count(*) FROM public.chunk_vec")
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
        assertThat(rows.sql("SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid ="
                                + " 'public.chunk_vec_1'::regclass AND attname = 'embedding'")
                        .query(String.class)
                        .single())
                .isEqualTo("halfvec(96)");
        assertThat(rows.sql("SELECT count(*) FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'chunk_vec_1'"
                                + " AND indexdef LIKE '%hnsw%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(rows.sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'embedding%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void goesBackWithoutATraceBeforeTheModelsHaveChangedPlaces() {
        publish(0, 20);
        begin(NEW.spec());
        fill();

        inTenant(jdbc -> {
            change.cancel(jdbc);
            return true;
        });

        assertThat(inTenant(generations::next)).isEmpty();
        assertThat(inTenant(generations::live).model()).isEqualTo("test");
        assertThat(first("machine M11 grease G77")).isEqualTo(text(11));
        begin(NEW.spec());
        assertThat(fill()).isEqualTo(20);
    }

    @Test
    void keepsTheOldVectorsForWhoeverStillLooksAtThem() throws Exception {
        publish(0, 20);
        try (var looking = server.api(1).getConnection()) {
            looking.setAutoCommit(false);
            looking.createStatement().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            looking.createStatement().execute("SELECT generation FROM embedding_spec");
            begin(NEW.spec());
            fill();
            advance(State.FILLING, State.READY);
            index();
            swap();

            assertThat(retire()).isFalse();
            assertThat(retire()).isFalse();
            try (var row = looking.createStatement().executeQuery("SELECT count(*) FROM chunk_vec")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(20);
            }
            looking.commit();
        }

        assertThat(retire()).isTrue();
    }

    @Test
    void takesVectorsAwayWithTheirDocumentsInEveryGeneration() {
        var id = corpus.publish("Gone", READERS, text(1), text(2));
        corpus.publish("Stays", READERS, text(3));
        begin(NEW.spec());
        fill();

        server.superuser()
                .sql("DELETE FROM chunk WHERE document_id = :id")
                .param("id", id.value())
                .update();

        for (var place : List.of("public", next().generation().namespace())) {
            assertThat(server.superuser()
                            .sql(
                                    "SELECT (SELECT count(*) FROM %1$s.chunk_vec) + (SELECT count(*) FROM %1$s.chunk_piece_vec)"
                                            .formatted(place))
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    @Test
    void searchesByWordsAloneWhenTheSettingsDoNotDescribeTheLiveModel() {
        publish(0, 20);

        var found = searchWith(NEW)
                .search(
                        SCOPE,
                        VisibleRecords.NONE,
                        List.of("machine M11"),
                        (generation, vector) ->
                                new SearchRequest(generation, vector, List.of(), Filter.IN_FORCE, 5, 0));

        assertThat(found.byWordsAlone()).isTrue();
    }

    @Test
    void refusesAVectorOfAnotherGeneration() {
        publish(0, 20);
        var request = new SearchRequest(77, OLD.question("x"), List.of(), Filter.IN_FORCE, 5, 0);

        assertThatThrownBy(() -> new ChunkSearch(new CorpusDatabase(server.api(1))).search(SCOPE, request))
                .isInstanceOf(EmbeddingChanged.class);
    }

    @Test
    void findsWithItsIndexWhatComparingAllFinds() {
        publish(0, 200);
        begin(NEW.spec());
        fill();
        advance(State.FILLING, State.INDEXING);
        index();
        var next = next().generation();

        var recall = inTenant(jdbc -> {
            generations.enter(jdbc, next);
            return new EmbeddingTrial().recall(jdbc, TENANT, 20);
        });

        assertThat(recall).isGreaterThan(0.95);
    }

    @Test
    void tellsHowFarItHasCome() {
        publish(0, 60);
        begin(NEW.spec());
        var next = next().generation();
        inTenant(jdbc -> {
            change.count(jdbc, 0);
            return batches.plan(jdbc, next, TENANT, 16, 1);
        });
        assertThat(inTenant(EmbeddingProgress::read)).hasValueSatisfying(progress -> {
            assertThat(progress.left()).isEqualTo(60);
            assertThat(progress.timeLeft()).isEmpty();
        });

        fill();

        assertThat(inTenant(EmbeddingProgress::read)).hasValueSatisfying(progress -> {
            assertThat(progress.model()).isEqualTo("newer");
            assertThat(progress.left()).isZero();
            assertThat(progress.done()).isEqualTo(60);
        });
    }

    @Test
    void givesANewTenantRoomInEveryGeneration() {
        begin(NEW.spec());

        JdbcClient.create(server.owner())
                .sql("SELECT create_tenant(9, 'Ninth')")
                .query((row, n) -> true)
                .single();

        for (var place : List.of("public", next().generation().namespace())) {
            assertThat(server.superuser()
                            .sql("SELECT count(*) FROM pg_tables WHERE schemaname = :place AND tablename IN"
                                    + " ('chunk_vec_9', 'chunk_piece_vec_9')")
                            .param("place", place)
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }
}
