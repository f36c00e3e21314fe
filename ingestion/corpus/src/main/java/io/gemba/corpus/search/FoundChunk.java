package io.gemba.corpus.search;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.PieceVectors;
import org.jspecify.annotations.Nullable;

/**
 * A chunk that a search found.
 *
 * @param score reciprocal rank fusion of its ranks by meaning and by words; larger is better, comparable within a
 *     search
 * @param cosine between the question and the chunk; empty of meaning (0) when only words found it
 * @param relevance how likely it answers the question, in (0, 1), where a cross-encoder has read both
 */
public record FoundChunk(
        ChunkId id,
        FoundDocument document,
        ChunkContent content,
        PieceVectors vectors,
        double score,
        double cosine,
        @Nullable Double relevance) {

    /** As the search itself finds it. */
    public FoundChunk(
            ChunkId id,
            FoundDocument document,
            ChunkContent content,
            PieceVectors vectors,
            double score,
            double cosine) {
        this(id, document, content, vectors, score, cosine, null);
    }

    /** The same with what a cross-encoder made of it, at another place among the others. */
    public FoundChunk judged(double newScore, double newRelevance) {
        return new FoundChunk(id, document, content, vectors, newScore, cosine, newRelevance);
    }
}
