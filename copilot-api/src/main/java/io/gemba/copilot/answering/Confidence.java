package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Passages;
import java.util.List;

/**
 * How likely the best candidate answers the question, so that it is better to say nothing than something beside the
 * point.
 */
final class Confidence {
    private Confidence() {}

    /** The probability, in [0, 1]; 0 without candidates. */
    static double of(Passages passages, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return 0;
        }
        var features = candidates.getFirst().features();
        var unknown = new Coverage(passages.terms()).unknownShare();
        var sum = -9.5
                + 6 * features.similarity()
                + 4 * features.context()
                + 1.5 * features.coverage()
                + 3 * features.identifiers()
                + features.type()
                - 3 * unknown;
        return 1 / (1 + Math.exp(-sum));
    }
}
