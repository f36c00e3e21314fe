package io.gemba.corpus.search;

import io.gemba.corpus.database.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted terms as the full-text index is asked for them. Ranking every match of a common word is what costs, so only
 * what is rare enough chooses which chunks are looked at: the rarest words, and of the others those that meet in one
 * chunk. All words rank what was chosen.
 *
 * @param candidates a tsquery literal; empty if there is nothing to look for
 * @param queries one tsquery literal per lexeme
 * @param weights of the lexemes, in the same order
 */
record LexicalQuery(String candidates, String[] queries, double[] weights) {
    /** How many of the chunks within reach are to be ranked, roughly. */
    static final int RANKED = 1_000;

    private static final double IDENTIFIER_BOOST = 1.5;
    /** How much more often two words of a question meet than words that have nothing to do with each other. */
    private static final double KINSHIP = 4;

    static LexicalQuery of(List<WeightedTerm> terms, Reach reach) {
        var queries = new ArrayList<String>();
        var weights = new ArrayList<Double>();
        for (var term : terms) {
            for (var alternate : term.alternates()) {
                queries.add(SearchText.quoted(alternate.lexeme()));
                weights.add(term.weight() * alternate.share() * (term.term().identifier() ? IDENTIFIER_BOOST : 1));
            }
        }
        return new LexicalQuery(
                new Choice(reach).of(terms),
                queries.toArray(String[]::new),
                weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** True if there is no word to look for. */
    boolean isEmpty() {
        return candidates.isEmpty();
    }

    /** Spends the number of chunks that may be ranked on the words that tell most. */
    private static final class Choice {
        private final Reach reach;
        private final List<String> chosen = new ArrayList<>();
        private double left = RANKED;

        Choice(Reach reach) {
            this.reach = reach;
        }

        String of(List<WeightedTerm> terms) {
            var common = new ArrayList<WeightedTerm>();
            terms.stream()
                    .filter(term -> term.chunks() > 0 || term.alternates().size() > 1)
                    .sorted(Comparator.comparingInt(WeightedTerm::chunks))
                    .forEach(term -> {
                        if (!common.isEmpty() || !spend(visible(term.chunks()), anyOf(term))) {
                            common.add(term);
                        }
                    });
            pairs(common);
            if (chosen.isEmpty() && !common.isEmpty()) {
                return String.join(" & ", common.stream().map(Choice::anyOf).toList());
            }
            return String.join(" | ", chosen);
        }

        private void pairs(List<WeightedTerm> common) {
            for (int second = 1; second < common.size(); second++) {
                for (int first = 0; first < second; first++) {
                    var rarer = common.get(first);
                    var other = common.get(second);
                    var together = KINSHIP * rarer.chunks() * other.chunks() / Math.max(1, reach.total());
                    spend(visible(Math.min(rarer.chunks(), together)), anyOf(rarer) + " & " + anyOf(other));
                }
            }
        }

        private double visible(double chunks) {
            return chunks * reach.visible() / Math.max(1, reach.total());
        }

        private boolean spend(double chunks, String query) {
            if (chunks > left) {
                return false;
            }
            left -= chunks;
            chosen.add("(" + query + ")");
            return true;
        }

        private static String anyOf(WeightedTerm term) {
            return "("
                    + SearchText.anyOf(term.alternates().stream()
                            .map(WeightedTerm.Alternate::lexeme)
                            .toList())
                    + ")";
        }
    }
}
