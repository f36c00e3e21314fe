package io.gemba.corpus.search;

import io.gemba.corpus.embedding.EmbeddingChanged;
import io.gemba.corpus.embedding.Generation;
import java.time.LocalDate;
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
 *     of it, and the first few what stands beside them in their section, at most another {@code limit} chunks; 0 for
 *     none
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
     * @param others which documents are found that are not in force
     * @param kind only this kind of document, by its label
     */
    public record Filter(OtherRevisions others, @Nullable String kind) {
        /** Everything that is in force. */
        public static final Filter IN_FORCE = new Filter(OtherRevisions.NONE, null);

        /**
         * Everything that is in force, and on request what was.
         *
         * @param supersededToo true to find revisions that are no longer in force
         */
        public Filter(boolean supersededToo, @Nullable String kind) {
            this(supersededToo ? OtherRevisions.OLDER : OtherRevisions.NONE, kind);
        }
    }

    /**
     * Documents that are found though they are not in force.
     *
     * @param older true for all that once were
     * @param named those of these revisions
     * @param until those that were in effect on that day, or before
     */
    public record OtherRevisions(
            boolean older, List<String> named, @Nullable LocalDate until) {
        /** None. */
        public static final OtherRevisions NONE = new OtherRevisions(false, List.of(), null);

        /** All that once were in force. */
        public static final OtherRevisions OLDER = new OtherRevisions(true, List.of(), null);

        public OtherRevisions {
            named = List.copyOf(named);
        }
    }
}
