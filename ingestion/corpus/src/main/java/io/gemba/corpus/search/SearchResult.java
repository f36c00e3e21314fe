package io.gemba.corpus.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param chunks the best first
 * @param terms the request's terms as the corpus knows them, in the request's order
 */
public record SearchResult(List<FoundChunk> chunks, List<WeightedTerm> terms) {
    public SearchResult {
        chunks = List.copyOf(chunks);
        terms = List.copyOf(terms);
    }
}
