package io.gemba.copilot.answering;

import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import java.util.List;
import java.util.Set;

/**
 * Something that could be quoted: one piece, or the whole list or table that it belongs to.
 *
 * @param from index of its first piece within the chunk
 * @param to index after its last
 * @param words the stems and identifiers of its pieces
 */
record Candidate(FoundChunk chunk, int from, int to, Set<String> words, Features features, double score) {

    List<Piece> pieces() {
        return chunk.content().pieces().subList(from, to);
    }

    boolean isGroup() {
        return to - from > 1;
    }

    boolean overlaps(Candidate other) {
        return chunk.id().equals(other.chunk.id()) && from < other.to && other.from < to;
    }

    /**
     * What speaks for a candidate, each in [0, 1].
     *
     * @param similarity cosine to the question
     * @param coverage share of the question's known terms that it meets itself
     * @param heading likewise, of the nearest heading
     * @param context likewise, of all together: itself, what stands above it, its chunk and its document
     * @param identifiers share of the question's identifiers that are met in it or above it
     * @param type how well it has the shape of the answer asked for
     * @param rank of its chunk in the search, 1 for the first
     * @param trust of its document
     */
    record Features(
            double similarity,
            double coverage,
            double heading,
            double context,
            double identifiers,
            double type,
            double rank,
            double trust) {

        /** Weighed as found best on questions over documents other than those it is tested on. */
        double score() {
            return 1.6 * similarity
                    + 0.9 * coverage
                    + 0.9 * context
                    + 0.5 * identifiers
                    + 0.35 * type
                    + 0.3 * rank
                    + 0.1 * trust;
        }
    }
}
