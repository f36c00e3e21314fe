package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Passages;
import io.gemba.corpus.chunk.Piece;
import java.util.List;

/**
 * How likely the best candidate answers the question, so that it is better to say nothing than something beside the
 * point: a logistic regression on what tells questions that have an answer from those that have none.
 */
final class Confidence {
    private static final int RIVALS_FROM = 3;
    private static final int RIVALS_TO = 10;
    private static final int NEIGHBOURS = 6;
    private static final double JUDGE = 0.25;
    private static final double MOST_HEARD = 4;

    private Confidence() {}

    /** The probability, in [0, 1]; 0 without candidates. */
    static double of(Passages passages, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return 0;
        }
        var signals = Signals.of(passages, candidates);
        var probability = passages.byWordsAlone() ? signals.byWords() : signals.probability();
        var relevance = candidates.getFirst().chunk().relevance();
        return relevance == null ? probability : with(relevance, probability);
    }

    /**
     * A cross-encoder is a second, independent judge, whose own certainty is not calibrated: it is heard with
     * restraint.
     */
    private static double with(double relevance, double probability) {
        var heard = Math.clamp(logit(relevance), -MOST_HEARD, MOST_HEARD);
        return 1 / (1 + Math.exp(-(logit(probability) + JUDGE * heard)));
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /**
     * What is known of the best candidate and of those behind it, each in [0, 1].
     *
     * @param similarity cosine to the question of the nearest among the first candidates of its document
     * @param context share of the question's known terms that are met around it
     * @param unknown share of the question's weight that falls to terms which occur nowhere
     * @param numbersMissed share of the question's numbers and identifiers that are met neither in it nor above it
     * @param rowMissed 1 if it is a table row that has no word of the question but in its header
     * @param unitMissed 1 if it lacks the kind of quantity asked for
     * @param type how well it has the shape of the answer asked for
     * @param sameDocument share of the next candidates that stand in its document
     * @param margin by how much it scores above those behind it
     */
    record Signals(
            double similarity,
            double context,
            double unknown,
            double numbersMissed,
            double rowMissed,
            double unitMissed,
            double type,
            double sameDocument,
            double margin) {

        static Signals of(Passages passages, List<Candidate> candidates) {
            var best = candidates.getFirst();
            var features = best.features();
            return new Signals(
                    similarity(candidates),
                    features.context(),
                    new Coverage(passages.terms()).unknownShare(),
                    1 - features.numbers(),
                    isRow(best) && features.own() == 0 ? 1 : 0,
                    features.unit() == 0 ? 1 : 0,
                    features.type(),
                    sameDocument(candidates),
                    Math.min(1, best.score() - rivals(candidates)));
        }

        double probability() {
            var sum = -9
                    + 10 * similarity
                    + 1.1 * context
                    - 1.2 * unknown
                    - 2.9 * numbersMissed
                    - 1.6 * rowMissed
                    - 1.05 * unitMissed
                    + 0.7 * type
                    + sameDocument
                    + 1.9 * margin;
            return 1 / (1 + Math.exp(-sum));
        }

        /**
         * Without a similarity. Words tell the two kinds of question apart less well, so the constant is below what was
         * fitted: in doubt nothing is said.
         */
        double byWords() {
            var sum = -3.5
                    + 2.7 * context
                    - 3 * unknown
                    - 2.4 * numbersMissed
                    - 1.5 * rowMissed
                    - 0.75 * unitMissed
                    + 0.4 * type
                    + 0.6 * sameDocument
                    + 2.6 * margin;
            return 1 / (1 + Math.exp(-sum));
        }

        private static boolean isRow(Candidate candidate) {
            return !candidate.isGroup() && candidate.pieces().getFirst().kind() == Piece.Kind.ROW;
        }

        private static double similarity(List<Candidate> candidates) {
            var document = candidates.getFirst().chunk().document().id();
            return candidates.stream()
                    .limit(NEIGHBOURS)
                    .filter(it -> it.chunk().document().id().equals(document))
                    .mapToDouble(it -> it.features().similarity())
                    .max()
                    .orElse(0);
        }

        private static double sameDocument(List<Candidate> candidates) {
            var document = candidates.getFirst().chunk().document().id();
            return candidates.stream()
                    .limit(NEIGHBOURS)
                    .mapToInt(it -> it.chunk().document().id().equals(document) ? 1 : 0)
                    .average()
                    .orElse(0);
        }

        private static double rivals(List<Candidate> candidates) {
            return candidates.stream()
                    .skip(RIVALS_FROM)
                    .limit(RIVALS_TO - RIVALS_FROM)
                    .mapToDouble(Candidate::score)
                    .average()
                    .orElse(0);
        }
    }
}
