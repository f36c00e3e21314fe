package io.gemba.corpus.search;

import java.util.List;

/**
 * A term as the corpus knows it.
 *
 * @param alternates every lexeme that stands for the term, with how fully it does, in (0, 1]
 * @param chunks in how many chunks of the tenant the term occurs; 0 if in none
 * @param weight inverse document frequency: how much finding it tells
 */
public record WeightedTerm(QueryTerm term, List<Alternate> alternates, int chunks, double weight) {
    public WeightedTerm {
        alternates = List.copyOf(alternates);
    }

    /** One lexeme that stands for a term. */
    public record Alternate(String lexeme, double share) {}
}
