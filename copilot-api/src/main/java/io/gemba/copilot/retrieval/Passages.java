package io.gemba.copilot.retrieval;

import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.search.WeightedTerm;
import java.util.List;

/**
 * What was found for a question.
 *
 * @param vectors of the question, of unit length: as it was asked, then by other words
 */
public record Passages(Question question, List<float[]> vectors, SearchResult found) {
    public Passages {
        vectors = List.copyOf(vectors);
    }

    public List<FoundChunk> chunks() {
        return found.chunks();
    }

    /** The question's terms as the corpus knows them. */
    public List<WeightedTerm> terms() {
        return found.terms();
    }

    /** How near a piece of a chunk is to the question, by whichever words it is nearest. */
    public float nearness(PieceVectors pieces, int piece) {
        var nearest = -1f;
        for (var vector : vectors) {
            nearest = Math.max(nearest, pieces.cosine(piece, vector));
        }
        return nearest;
    }
}
