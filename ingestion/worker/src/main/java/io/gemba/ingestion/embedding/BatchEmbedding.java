package io.gemba.ingestion.embedding;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.StoredChunks;
import io.gemba.corpus.chunk.StoredChunks.Stored;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.EmbeddingBatches;
import io.gemba.corpus.embedding.EmbeddingBatches.Batch;
import io.gemba.corpus.embedding.EmbeddingChange;
import io.gemba.corpus.embedding.Generation;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.embedding.NextGeneration;
import io.gemba.corpus.queue.Work;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.ingestion.index.ChunkEmbedding;
import io.gemba.ingestion.index.ChunkEmbedding.Titled;
import io.gemba.ingestion.index.ChunkEmbedding.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows a batch of chunks to the next model. Done again it does nothing twice. */
@Component
public class BatchEmbedding {
    private final CorpusDatabase database;
    private final KnownEmbedders known;
    private final Generations generations = new Generations();
    private final EmbeddingBatches batches = new EmbeddingBatches();
    private final EmbeddingChange change = new EmbeddingChange();
    private final StoredChunks chunks = new StoredChunks();

    public BatchEmbedding(CorpusDatabase database, KnownEmbedders known) {
        this.database = database;
        this.known = known;
    }

    /**
     * Embeds the chunks of a stretch that have no vectors, if they are still wanted.
     *
     * @throws EmbeddingUnavailable if it has to wait for the model
     */
    public void embed(Work.Stretch stretch) {
        var batch = new Batch(stretch.generation(), new TenantId(stretch.tenant()), stretch.first(), stretch.last());
        var missing = database.forTenant(
                batch.tenant(),
                jdbc -> wanted(generations.next(jdbc), batch).map(next -> {
                    generations.enter(jdbc, next);
                    return new Missing(next, chunks.withoutVectors(jdbc, batch.tenant(), batch.first(), batch.last()));
                }));
        try {
            missing.ifPresent(it -> keep(batch, it, embedded(batch, it)));
        } catch (EmbeddingUnavailable e) {
            database.forTenant(batch.tenant(), jdbc -> {
                change.problem(jdbc, e.getMessage());
                return e;
            });
            throw e;
        }
    }

    private static Optional<Generation> wanted(Optional<NextGeneration> next, Batch batch) {
        return next.filter(it -> it.state() != NextGeneration.State.RETIRING)
                .map(NextGeneration::generation)
                .filter(it -> it.number() == batch.generation());
    }

    /** Chunks of one class at a time, since the model may not be shown every class. */
    private Map<Stored, Vectors> embedded(Batch batch, Missing missing) {
        var embedder = known.find(missing.next().model())
                .orElseThrow(() -> new EmbeddingUnavailable(
                        "the settings of this worker do not describe "
                                + missing.next().model(),
                        new IllegalStateException("started with older settings")));
        var embedding = new ChunkEmbedding(embedder);
        var embedded = new HashMap<Stored, Vectors>();
        missing.chunks().stream()
                .collect(Collectors.groupingBy(Stored::classification))
                .forEach((dataClass, some) -> {
                    var titled = new ArrayList<Titled>();
                    some.forEach(chunk -> titled.add(new Titled(chunk.title(), chunk.content())));
                    var vectors =
                            embedding.of(batch.tenant(), dataClass, titled).iterator();
                    some.forEach(chunk -> embedded.put(chunk, vectors.next()));
                });
        return embedded;
    }

    private void keep(Batch batch, Missing missing, Map<Stored, Vectors> embedded) {
        database.forTenant(batch.tenant(), jdbc -> {
            var held = generations.hold(jdbc);
            held.beside().filter(missing.next()::equals).ifPresent(next -> {
                generations.enter(jdbc, next);
                embedded.forEach((chunk, vectors) ->
                        chunks.add(jdbc, batch.tenant(), chunk.id(), vectors.chunk(), vectors.pieces()));
                batches.done(jdbc, batch);
                change.problem(jdbc, null);
            });
            return held;
        });
    }

    private record Missing(Generation next, List<Stored> chunks) {}
}
