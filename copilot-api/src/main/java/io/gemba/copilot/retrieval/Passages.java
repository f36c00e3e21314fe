package io.gemba.copilot.retrieval;

import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.search.WeightedTerm;
import java.util.List;

/**
 * What was found for a question.
 *
 * @param vectors of the question, of unit length: as it was asked, then by other words; empty if words alone were
 *     searched
 * @param degraded what was left out in finding it
 */
public record Passages(Question question, List<float[]> vectors, SearchResult found, List<Degradation> degraded) {
    private static final double TAKEN_OVER = 0.6;

    public Passages {
        vectors = List.copyOf(vectors);
        degraded = List.copyOf(degraded);
    }

    public List<FoundChunk> chunks() {
        return found.chunks();
    }

    /**
     * The question's terms as the corpus knows them. What was taken over from the question before tells less than what
     * is asked now.
     */
    public List<WeightedTerm> terms() {
        return question.isFollowUp() ? found.terms().stream().map(this::weighed).toList() : found.terms();
    }

    private WeightedTerm weighed(WeightedTerm term) {
        return question.names(term.term())
                ? term
                : new WeightedTerm(term.term(), term.alternates(), term.chunks(), term.weight() * TAKEN_OVER);
    }

    /** How near a piece of a chunk is to the question, by whichever words it is nearest. */
    public float nearness(PieceVectors pieces, int piece) {
        return pieces.nearness(piece, vectors);
    }

    /** True if what hangs on records was left out. */
    public boolean withoutRecords() {
        return degraded.contains(Degradation.RECORDS_AWAY);
    }

    /** True if it was not searched by meaning, though it should have been. */
    public boolean byWordsAlone() {
        return degraded.contains(Degradation.WORDS_ALONE);
    }
}
