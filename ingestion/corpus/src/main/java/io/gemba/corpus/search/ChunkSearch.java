package io.gemba.corpus.search;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.View;
import io.gemba.corpus.embedding.EmbeddingChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the chunks that a question is about, by meaning and by words, among those that the scope reaches.
 *
 * <p>The vector index cannot filter: with few visible chunks it would walk all others, and find too few. So it is known
 * before the search how many chunks the scope reaches, and where that is few, every reachable vector is compared
 * instead.
 *
 * <p>Who may see the record that a document hangs on is Odoo's to say, and cannot be part of a search. So what was
 * ranked is asked about before it is read, and what turns out to be hidden is passed over in ranking once more. No
 * transaction is held while Odoo is asked.
 */
public final class ChunkSearch {
    /** The first question to Odoo, and two more for what moves up. */
    private static final int MOST_QUESTIONS = 3;

    private static final int OVERFETCH = 3;

    private final CorpusDatabase database;
    private final FoundChunks found = new FoundChunks(OVERFETCH);
    private final ChunkRecords records = new ChunkRecords();

    public ChunkSearch(CorpusDatabase database) {
        this.database = database;
    }

    /**
     * The chunks that match best; empty if the scope reaches none. Of documents that hang on records, those whose
     * records the scope shows already.
     *
     * @throws EmbeddingChanged if the request's vector is of another generation than the one that is live
     */
    public SearchResult search(AccessScope scope, SearchRequest request) {
        return search(scope, VisibleRecords.NONE, List.of(request));
    }

    /**
     * The chunks that match best for several vectors of one question.
     *
     * @param visible asked about the records that found documents hang on
     * @param requests at least one; alike but for their vectors
     * @throws EmbeddingChanged as {@link #search(AccessScope, SearchRequest)}
     */
    SearchResult search(AccessScope scope, VisibleRecords visible, List<SearchRequest> requests) {
        var shown = scope;
        var hidden = new HashSet<Long>();
        for (int left = visible == VisibleRecords.NONE ? 0 : MOST_QUESTIONS; ; left--) {
            var attempt = attempt(shown, hidden, requests, left > 0);
            if (attempt.result() != null) {
                return attempt.result();
            }
            var asked = Set.copyOf(attempt.open().values());
            var seen = visible.among(asked);
            shown = shown.showing(seen);
            attempt.open().forEach((chunk, record) -> {
                if (!seen.contains(record)) {
                    hidden.add(chunk);
                }
            });
        }
    }

    private Attempt attempt(AccessScope scope, Set<Long> hidden, List<SearchRequest> requests, boolean mayAsk) {
        return database.view(scope, (jdbc, view) -> {
            requests.forEach(request -> request.requireFitting(view.live()));
            var reach = view.reach();
            var terms =
                    Vocabulary.weigh(jdbc, scope.tenant(), requests.getFirst().terms(), reach.total());
            if (reach.isEmpty()) {
                return Attempt.done(new SearchResult(List.of(), terms));
            }
            var breadth =
                    Breadth.of(reach, hidden.stream().mapToLong(Long::longValue).toArray());
            var ranks = requests.stream()
                    .map(it -> HybridSearch.rank(jdbc, scope.tenant(), reach, it.vector(), terms, breadth))
                    .toList();
            if (mayAsk && reach.hanging()) {
                var open = open(jdbc, scope, requests.getFirst(), ranks);
                if (!open.isEmpty()) {
                    return Attempt.asking(open);
                }
            }
            return Attempt.done(fetched(jdbc, scope, view, requests, ranks, terms));
        });
    }

    /**
     * Of all that was ranked, the chunks about whose records Odoo has to be asked; empty if there are none among those
     * that would be read.
     */
    private Map<Long, RecordRef> open(
            JdbcClient jdbc, AccessScope scope, SearchRequest request, List<RankFusion> rankings) {
        Map<Long, RecordRef> open = new HashMap<>();
        boolean wanted = false;
        for (var ranks : rankings) {
            var records = this.records.of(jdbc, ranks);
            records.values().removeIf(scope.records()::contains);
            for (var chunk : ranks.choice(request.limit(), request.limit() * OVERFETCH)) {
                wanted = wanted || records.containsKey(chunk);
            }
            open.putAll(records);
        }
        return wanted ? open : Map.of();
    }

    private SearchResult fetched(
            JdbcClient jdbc,
            AccessScope scope,
            View view,
            List<SearchRequest> requests,
            List<RankFusion> ranks,
            List<WeightedTerm> terms) {
        var results = new ArrayList<SearchResult>();
        for (int i = 0; i < requests.size(); i++) {
            results.add(new SearchResult(found.fetch(jdbc, scope, view.live(), requests.get(i), ranks.get(i)), terms));
        }
        return SearchResult.merged(results, requests.getFirst().limit());
    }
}
