package io.gemba.copilot.retrieval;

import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.search.WeightedTerm;
import java.util.List;

/**
 * What was found for a question.
 *
 * @param vector of the question, of unit length
 */
public record Passages(Question question, float[] vector, SearchResult found) {

    public List<FoundChunk> chunks() {
        return found.chunks();
    }

    /** The question's terms as the corpus knows them. */
    public List<WeightedTerm> terms() {
        return found.terms();
    }
}
