package io.gemba.corpus.search;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.EmbeddingChanged;
import java.util.List;

/**
 * Finds the chunks that a question is about, by meaning and by words, among those that the scope reaches.
 *
 * <p>The vector index cannot filter: with few visible chunks it would walk all others, and find too few. So it is known
 * before the search how many chunks the scope reaches, and where that is few, every reachable vector is compared
 * instead.
 */
public final class ChunkSearch {
    private final CorpusDatabase database;
    private final FoundChunks found = new FoundChunks();

    public ChunkSearch(CorpusDatabase database) {
        this.database = database;
    }

    /**
     * The chunks that match best; empty if the scope reaches none.
     *
     * @throws EmbeddingChanged if the request's vector is of another generation than the one that is live
     */
    public SearchResult search(AccessScope scope, SearchRequest request) {
        return search(scope, List.of(request));
    }

    /**
     * The chunks that match best for several vectors of one question.
     *
     * @param requests at least one; alike but for their vectors
     * @throws EmbeddingChanged as {@link #search(AccessScope, SearchRequest)}
     */
    SearchResult search(AccessScope scope, List<SearchRequest> requests) {
        return database.view(scope, (jdbc, view) -> {
            requests.forEach(request -> request.requireFitting(view.live()));
            var reach = view.reach();
            var terms =
                    Vocabulary.weigh(jdbc, scope.tenant(), requests.getFirst().terms(), reach.total());
            if (reach.isEmpty()) {
                return new SearchResult(List.of(), terms);
            }
            var results = requests.stream()
                    .map(request -> {
                        var ranks = HybridSearch.rank(jdbc, scope.tenant(), reach, request.vector(), terms);
                        return new SearchResult(found.fetch(jdbc, scope, view.live(), request, ranks), terms);
                    })
                    .toList();
            return SearchResult.merged(results, requests.getFirst().limit());
        });
    }
}
