package io.gemba.copilot.retrieval;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.search.SearchResult;
import java.util.ArrayList;
import java.util.Optional;

/** Finds what a question is about, within what the asker may read. */
public final class Retrieval {
    private static final int CHUNKS = 40;
    private static final int READ_WHOLE = 10;

    private final QuestionSearch questions;
    private final Optional<Reranking> reranking;

    /**
     * Finds passages.
     *
     * @param reranking puts them into a better order, if there is one
     */
    public Retrieval(QuestionSearch questions, Optional<Reranking> reranking) {
        this.questions = questions;
        this.reranking = reranking;
    }

    /**
     * The passages for a question, best first.
     *
     * @param seen the records that the asker sees, for what hangs on them
     */
    public Passages passagesFor(AccessScope scope, VisibleRecords seen, Question question) {
        var filter = new Filter(Editions.besides(question.revision()), null);
        var search = questions.search(
                scope,
                seen,
                question.wordings(),
                (generation, vector) ->
                        new SearchRequest(generation, vector, question.terms(), filter, CHUNKS, READ_WHOLE));
        var degraded = new ArrayList<Degradation>();
        if (search.byWordsAlone()) {
            degraded.add(Degradation.WORDS_ALONE);
        }
        var found = new SearchResult(
                Editions.chosen(question, search.result().chunks()),
                search.result().terms());
        var reranked = reranking.flatMap(it -> it.rerank(question, found));
        if (reranking.isPresent() && reranked.isEmpty()) {
            degraded.add(Degradation.NOT_RERANKED);
        }
        if (seen.missedSome()) {
            degraded.add(Degradation.RECORDS_AWAY);
        }
        return new Passages(question, search.vectors(), reranked.orElse(found), degraded);
    }
}
