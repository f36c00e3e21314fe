package io.gemba.corpus.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param vector of the question, of unit length; null where the question cannot be embedded: then only words decide
 * @param terms may be empty: then only the vector decides
 * @param limit how many chunks at most
 * @param readWhole of so many of the best chunks, those that stand in a document of a page or two bring along the rest
 *     of it, at most another {@code limit} chunks; 0 for none
 */
public record SearchRequest(float @Nullable [] vector, List<QueryTerm> terms, Filter filter, int limit, int readWhole) {
    public SearchRequest {
        terms = List.copyOf(terms);
    }

    /** The best chunks alone. */
    public SearchRequest(float @Nullable [] vector, List<QueryTerm> terms, Filter filter, int limit) {
        this(vector, terms, filter, limit, 0);
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
