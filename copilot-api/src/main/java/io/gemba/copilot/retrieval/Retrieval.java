package io.gemba.copilot.retrieval;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import java.util.ArrayList;
import java.util.Optional;

/** Finds what a question is about, within what the asker may read. */
public final class Retrieval {
    private static final int CHUNKS = 40;
    private static final int READ_WHOLE = 10;

    private final QuestionSearch search;
    private final Optional<Reranking> reranking;

    /**
     * Finds passages.
     *
     * @param reranking puts them into a better order, if there is one
     */
    public Retrieval(QuestionSearch search, Optional<Reranking> reranking) {
        this.search = search;
        this.reranking = reranking;
    }

    /** The passages for a question, best first. */
    public Passages passagesFor(AccessScope scope, Question question) {
        var filter = new Filter(question.revision().includesSuperseded(), null);
        var found = search.search(
                scope,
                question.text(),
                (generation, vector) ->
                        new SearchRequest(generation, vector, question.terms(), filter, CHUNKS, READ_WHOLE));
        var degraded = new ArrayList<Degradation>();
        if (found.byWordsAlone()) {
            degraded.add(Degradation.WORDS_ALONE);
        }
        var reranked = reranking.flatMap(it -> it.rerank(question, found.result()));
        if (reranking.isPresent() && reranked.isEmpty()) {
            degraded.add(Degradation.NOT_RERANKED);
        }
        return new Passages(question, found.vector(), reranked.orElse(found.result()), degraded);
    }
}
