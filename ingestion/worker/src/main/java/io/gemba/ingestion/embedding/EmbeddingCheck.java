package io.gemba.ingestion.embedding;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.StoredChunks;
import io.gemba.corpus.chunk.StoredChunks.Stored;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.EmbeddingChange;
import io.gemba.corpus.embedding.EmbeddingTrial;
import io.gemba.corpus.embedding.Generation;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.embedding.UnitVector;
import io.gemba.ingestion.index.ChunkEmbedding;
import io.gemba.ingestion.index.ChunkEmbedding.Titled;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tries the vectors of the next model before anybody depends on them. */
@Component
class EmbeddingCheck {
    private static final int NEIGHBOURHOODS = 20;
    private static final int CHUNKS = 6;
    private static final double RECALL = 0.95;
    /** Halves are rounded, and endpoints do not compute the same thing twice quite alike. */
    private static final double SAME = 0.97;

    private final CorpusDatabase database;
    private final KnownEmbedders known;
    private final Generations generations = new Generations();
    private final EmbeddingChange change = new EmbeddingChange();
    private final EmbeddingTrial trial = new EmbeddingTrial();
    private final StoredChunks chunks = new StoredChunks();

    EmbeddingCheck(CorpusDatabase database, KnownEmbedders known) {
        this.database = database;
        this.known = known;
    }

    /** What is wrong with the vectors of a generation; empty if nothing is. */
    Optional<String> faultOf(Generation next) {
        for (var tenant : database.tenants()) {
            var recall = recall(next, tenant);
            if (recall < RECALL) {
                return Optional.of("its vector index finds only %.0f %% of what is nearest".formatted(100 * recall));
            }
            var strangers = strangers(next, tenant);
            if (strangers > 0) {
                return Optional.of("of %d chunks, %d have vectors of something else".formatted(CHUNKS, strangers));
            }
        }
        return Optional.empty();
    }

    private double recall(Generation next, TenantId tenant) {
        return database.forTenant(tenant, jdbc -> {
            generations.enter(jdbc, next);
            var recall = trial.recall(jdbc, tenant, NEIGHBOURHOODS);
            change.tried(jdbc, next, recall);
            return recall;
        });
    }

    /** How many of some chunks have another vector than the model gives them now. */
    private int strangers(Generation next, TenantId tenant) {
        var sample = database.forTenant(tenant, jdbc -> {
            generations.enter(jdbc, next);
            return chunks.sample(jdbc, tenant, CHUNKS).stream()
                    .map(chunk -> new Kept(
                            chunk, chunks.vector(jdbc, tenant, chunk.id()).orElse(new float[0])))
                    .toList();
        });
        var embedding = new ChunkEmbedding(known.require(next.model()));
        var strangers = 0;
        for (var kept : sample) {
            var chunk = kept.chunk();
            var vectors =
                    embedding.of(tenant, chunk.classification(), List.of(new Titled(chunk.title(), chunk.content())));
            if (likeness(vectors.getFirst().chunk(), kept.vector()) < SAME) {
                strangers++;
            }
        }
        return strangers;
    }

    /** 1 where there is nothing to compare: the model may not be shown the chunk any more. */
    private static double likeness(float[] one, float[] other) {
        return one.length == 0 || other.length == 0 ? 1 : UnitVector.cosine(one, other);
    }

    private record Kept(Stored chunk, float[] vector) {}
}
