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
 * @param met what they meet of the question
 * @param above what is met above it: in title, number, file name, subject, headings
 */
record Candidate(
        FoundChunk chunk, int from, int to, Set<String> words, Met met, Met above, Features features, double score) {

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
     * @param context share of the question's known terms that are met in it, above it, in its chunk or in its document
     * @param own share that it meets itself, without header cells
     * @param numbers share of the numbers and identifiers in the question that are met in it or above it; 1 if it has
     *     none
     * @param type how well it has the shape of the answer asked for, as far as that tells
     * @param unit 1 if it holds the kind of quantity asked for, 0 if it does not, 0.5 if none is asked for
     * @param rank of its chunk in the search, 1 for the first
     * @param trust of its document
     */
    record Features(
            double similarity,
            double context,
            double own,
            double numbers,
            double type,
            double unit,
            double rank,
            double trust) {

        /**
         * Weighed as found best on the suite "calibration", whose documents are others than those of the demo plant.
         */
        double score() {
            return 1.6 * similarity
                    + 0.9 * context
                    + 0.2 * numbers
                    + 0.36 * type
                    + 0.12 * unit
                    + 0.2 * rank
                    + 0.05 * trust;
        }
    }
}
