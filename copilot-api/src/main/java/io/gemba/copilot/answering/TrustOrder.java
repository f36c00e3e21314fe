package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Passages;
import io.gemba.corpus.document.Trust;
import java.util.List;
import java.util.stream.Stream;

/**
 * A supplier's file leads only where the plant's own documents would not answer by themselves: however well its words
 * suit the question, it comes behind them.
 */
final class TrustOrder {
    private static final double SAME_MATTER = 0.6;

    private TrustOrder() {}

    /**
     * The candidates as they may lead.
     *
     * @param enough the confidence with which an answer is given
     */
    static List<Candidate> arranged(Passages passages, List<Candidate> candidates, double enough) {
        if (candidates.isEmpty() || !isExternal(candidates.getFirst())) {
            return candidates;
        }
        var own = candidates.stream().filter(it -> !isExternal(it)).toList();
        return !own.isEmpty()
                        && isOnTheMatter(own.getFirst(), candidates.getFirst())
                        && Confidence.of(passages, own) >= enough
                ? Stream.concat(own.stream(), candidates.stream().filter(TrustOrder::isExternal))
                        .toList()
                : candidates;
    }

    static boolean isExternal(Candidate candidate) {
        return candidate.chunk().document().trust() == Trust.EXTERNAL;
    }

    /** True if it meets every number and identifier that the other does, and most of its words. */
    private static boolean isOnTheMatter(Candidate own, Candidate external) {
        return own.features().numbers() >= external.features().numbers()
                && own.features().context() >= SAME_MATTER * external.features().context();
    }
}
