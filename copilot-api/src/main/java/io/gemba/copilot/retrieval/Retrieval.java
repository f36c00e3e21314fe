package io.gemba.copilot.retrieval;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.embedding.TextEmbedder;

/** Finds what a question is about, within what the asker may read. */
public final class Retrieval {
    private static final int CHUNKS = 40;
    private static final int READ_WHOLE = 10;

    private final ChunkSearch search;
    private final TextEmbedder embedder;

    public Retrieval(ChunkSearch search, TextEmbedder embedder) {
        this.search = search;
        this.embedder = embedder;
    }

    /** The passages for a question, best first. */
    public Passages passagesFor(AccessScope scope, Question question) {
        var vector = embedder.question(question.text());
        var filter = new Filter(question.revision().includesSuperseded(), null);
        return new Passages(
                question,
                vector,
                search.search(scope, new SearchRequest(vector, question.terms(), filter, CHUNKS, READ_WHOLE)));
    }
}
