package io.gemba.copilot.retrieval;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.search.SearchResult;
import io.gemba.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

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
        var vectors = vectors(question);
        var found = new ArrayList<SearchResult>();
        for (var vector : vectors) {
            found.add(search.search(scope, request(question, vector)));
        }
        var merged = SearchResult.merged(found, CHUNKS);
        return new Passages(
                question, vectors, new SearchResult(Editions.chosen(question, merged.chunks()), merged.terms()));
    }

    /**
     * The question as it was asked, and what it turns on in English: an embedding that knows only English has nothing
     * else to go by, and one that knows more loses nothing.
     */
    private List<float[]> vectors(Question question) {
        var vectors = new ArrayList<float[]>();
        vectors.add(embedder.question(question.sought()));
        if (!question.english().isEmpty()) {
            vectors.add(embedder.question(question.english()));
        }
        return vectors;
    }

    private static SearchRequest request(Question question, float[] vector) {
        var filter = new Filter(Editions.besides(question.revision()), null);
        return new SearchRequest(vector, question.terms(), filter, CHUNKS, READ_WHOLE);
    }
}
