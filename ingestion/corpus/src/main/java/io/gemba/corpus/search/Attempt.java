package io.gemba.corpus.search;

import io.gemba.corpus.access.RecordRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a try to search.
 *
 * @param result null if records have to be asked about first
 * @param open the records of chunks about which it is not known whether they are visible
 */
record Attempt(@Nullable SearchResult result, Map<Long, RecordRef> open) {
    static Attempt done(SearchResult result) {
        return new Attempt(result, Map.of());
    }

    static Attempt asking(Map<Long, RecordRef> open) {
        return new Attempt(null, open);
    }
}
