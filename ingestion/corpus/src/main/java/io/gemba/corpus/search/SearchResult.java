package io.gemba.corpus.search;

import io.gemba.corpus.chunk.ChunkId;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

    /**
     * What several searches for the same thing by different words have found, the best first: what more of them found,
     * or found earlier.
     *
     * @param results at least one
     * @param limit how many chunks at most of those that were found for their own sake
     */
    public static SearchResult merged(List<SearchResult> results, int limit) {
        if (results.size() == 1) {
            return results.getFirst();
        }
        var merged = new LinkedHashMap<ChunkId, FoundChunk>();
        for (var result : results) {
            result.chunks().forEach(chunk -> merged.merge(chunk.id(), chunk, SearchResult::joined));
        }
        var chunks = merged.values().stream()
                .sorted(Comparator.comparingDouble(FoundChunk::score)
                        .reversed()
                        .thenComparing(chunk -> chunk.id().value()))
                .toList();
        return new SearchResult(
                chunks.subList(0, Math.min(2 * limit, chunks.size())),
                results.getFirst().terms());
    }

    private static FoundChunk joined(FoundChunk one, FoundChunk other) {
        return new FoundChunk(
                one.id(),
                one.document(),
                one.content(),
                one.vectors(),
                one.score() + other.score(),
                Math.max(one.cosine(), other.cosine()));
    }
}
