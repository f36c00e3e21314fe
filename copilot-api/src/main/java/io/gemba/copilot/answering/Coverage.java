package io.gemba.copilot.answering;

import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.search.WeightedTerm;
import java.util.List;
import java.util.Set;

/**
 * How much of what a question asks for is met, each term weighing as much as it tells. Terms that occur nowhere in the
 * corpus are counted apart: they may be another word for something, or something that is not there.
 */
final class Coverage {
    private final List<WeightedTerm> terms;
    private final double known;

    Coverage(List<WeightedTerm> terms) {
        this.terms = terms;
        this.known = terms.stream()
                .filter(Coverage::isKnown)
                .mapToDouble(WeightedTerm::weight)
                .sum();
    }

    private static boolean isKnown(WeightedTerm term) {
        return term.chunks() > 0;
    }

    /** How fully each term is met by words. */
    Met in(Set<String> words) {
        var shares = new double[terms.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(terms.get(i), words);
        }
        return new Met(shares);
    }

    /** The share of the known terms' weight that is met, in [0, 1]. */
    double of(Met met) {
        if (known == 0) {
            return 0;
        }
        var sum = 0.0;
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            if (isKnown(term)) {
                sum += term.weight() * met.of(i);
            }
        }
        return sum / known;
    }

    /** The share of the weight of all terms that falls to those which occur nowhere in the corpus. */
    double unknownShare() {
        var words = terms.stream().filter(term -> !isGuess(term)).toList();
        var all = words.stream().mapToDouble(WeightedTerm::weight).sum();
        var unknown = words.stream()
                .filter(term -> !isKnown(term))
                .mapToDouble(WeightedTerm::weight)
                .sum();
        return all == 0 ? 0 : unknown / all;
    }

    /** Two words that may have been meant as one identifier. */
    private static boolean isGuess(WeightedTerm term) {
        return !term.term().identifier() && term.term().lexemes().getFirst().startsWith(SearchText.IDENTIFIER);
    }

    /** The share of the weight of the question's numbers and identifiers that is met at all; 1 if it has none. */
    double numbers(Met met) {
        var asked = 0.0;
        var found = 0.0;
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            if (isNumber(term)) {
                asked += term.weight();
                found += met.of(i) > 0 ? term.weight() : 0;
            }
        }
        return asked == 0 ? 1 : found / asked;
    }

    private static boolean isNumber(WeightedTerm term) {
        return term.term().identifier()
                || !isGuess(term) && term.term().word().chars().anyMatch(Character::isDigit);
    }

    private static double share(WeightedTerm term, Set<String> words) {
        var best = 0.0;
        for (var alternate : term.alternates()) {
            if (alternate.share() > best && words.contains(alternate.lexeme())) {
                best = alternate.share();
            }
        }
        return best;
    }
}
