package io.gemba.ingestion.index;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.text.Identifiers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a short document as a whole is about: a certificate is of one batch and a report of one machine, though only its
 * head says so. Every chunk of such a document is found under the identifiers of its head.
 *
 * @param identifiers normalised
 */
record Subject(Set<String> identifiers) {
    private static final int LONGEST_DOCUMENT = 30;
    private static final int HEAD = 2;
    private static final int MOST = 24;

    Subject {
        identifiers = Set.copyOf(identifiers);
    }

    static Subject of(List<ChunkContent> chunks) {
        var found = new LinkedHashSet<String>();
        if (chunks.size() <= LONGEST_DOCUMENT) {
            chunks.stream()
                    .limit(HEAD)
                    .flatMap(chunk -> chunk.pieces().stream())
                    .map(Piece::text)
                    .flatMap(text -> Identifiers.in(text).stream())
                    .limit(MOST)
                    .forEach(found::add);
        }
        return new Subject(found);
    }
}
