package io.gemba.corpus.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted terms as the full-text index is asked for them. Ranking every match of a common word is what costs, so only
 * the rarest words choose which chunks are looked at; all words rank those.
 *
 * @param candidates a tsquery literal; empty if there is nothing to look for
 * @param queries one tsquery literal per lexeme
 * @param weights of the lexemes, in the same order
 */
record LexicalQuery(String candidates, String[] queries, double[] weights) {
    private static final double IDENTIFIER_BOOST = 1.5;

    static LexicalQuery of(List<WeightedTerm> terms, int mostCandidates) {
        var queries = new ArrayList<String>();
        var weights = new ArrayList<Double>();
        for (var term : terms) {
            for (var alternate : term.alternates()) {
                queries.add(SearchText.quoted(alternate.lexeme()));
                weights.add(term.weight() * alternate.share() * (term.term().identifier() ? IDENTIFIER_BOOST : 1));
            }
        }
        return new LexicalQuery(
                candidates(terms, mostCandidates),
                queries.toArray(String[]::new),
                weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String candidates(List<WeightedTerm> terms, int most) {
        var rarestFirst = terms.stream()
                .filter(term -> term.chunks() > 0 || term.alternates().size() > 1)
                .sorted(Comparator.comparingInt(WeightedTerm::chunks))
                .toList();
        if (rarestFirst.isEmpty()) {
            return "";
        }
        if (rarestFirst.getFirst().chunks() > most) {
            return String.join(
                    " & ",
                    rarestFirst.stream().map(term -> "(" + anyOf(term) + ")").toList());
        }
        var chosen = new ArrayList<String>();
        var chunks = 0L;
        for (var term : rarestFirst) {
            chunks += term.chunks();
            if (chunks > most && !chosen.isEmpty()) {
                break;
            }
            chosen.add(anyOf(term));
        }
        return String.join(" | ", chosen);
    }

    private static String anyOf(WeightedTerm term) {
        return SearchText.anyOf(
                term.alternates().stream().map(WeightedTerm.Alternate::lexeme).toList());
    }
}
