package io.gemba.corpus.search;

import io.gemba.corpus.embedding.EmbeddingChanged;
import io.gemba.corpus.embedding.Generation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param generation that the vector was made under; 0 if it fits whichever is live
 * @param vector of the question, of unit length; if empty, words alone decide
 * @param terms may be empty: then only the vector decides
 * @param limit how many chunks at most
 * @param readWhole of so many of the best chunks, those that stand in a document of a page or two bring along the rest
 *     of it, at most another {@code limit} chunks; 0 for none
 */
public record SearchRequest(
        int generation, float[] vector, List<QueryTerm> terms, Filter filter, int limit, int readWhole) {
    public SearchRequest {
        terms = List.copyOf(terms);
    }

    /** With a vector that fits whichever generation is live. */
    public SearchRequest(float[] vector, List<QueryTerm> terms, Filter filter, int limit, int readWhole) {
        this(0, vector, terms, filter, limit, readWhole);
    }

    /** The best chunks alone. */
    public SearchRequest(float[] vector, List<QueryTerm> terms, Filter filter, int limit) {
        this(vector, terms, filter, limit, 0);
    }

    /** False if words alone decide. */
    public boolean hasVector() {
        return vector.length > 0;
    }

    /** Vectors of two generations have nothing to say about each other. */
    void requireFitting(Generation live) {
        if (hasVector() && generation != 0 && generation != live.number()) {
            throw new EmbeddingChanged(live);
        }
    }

    /**
     * What to leave out.
     *
     * @param supersededToo true to find revisions that are no longer in force
     * @param kind only this kind of document, by its label
     */
    public record Filter(boolean supersededToo, @Nullable String kind) {
        /** Everything that is in force. */
        public static final Filter IN_FORCE = new Filter(false, null);
    }
}
