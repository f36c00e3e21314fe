package io.gemba.copilot.retrieval;

import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.search.WeightedTerm;
import java.util.List;

/**
 * What was found for a question.
 *
 * @param vector of the question, of unit length; empty if words alone were searched
 * @param degraded what was left out in finding it
 */
public record Passages(Question question, float[] vector, SearchResult found, List<Degradation> degraded) {
    public Passages {
        degraded = List.copyOf(degraded);
    }

    /** Found without anything left out. */
    public Passages(Question question, float[] vector, SearchResult found) {
        this(question, vector, found, List.of());
    }

    public List<FoundChunk> chunks() {
        return found.chunks();
    }

    /** The question's terms as the corpus knows them. */
    public List<WeightedTerm> terms() {
        return found.terms();
    }

    /** True if it was not searched by meaning, though it should have been. */
    public boolean byWordsAlone() {
        return degraded.contains(Degradation.WORDS_ALONE);
    }
}
