package io.gemba.corpus.chunk;

import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stretch of a document that is found as one.
 *
 * @param ordinal its place in the document, from 0
 * @param heading the headings above it, the outermost first
 * @param pieces in reading order; never empty
 */
public record ChunkContent(int ordinal, List<String> heading, List<Piece> pieces, Language language) {
    public ChunkContent {
        heading = List.copyOf(heading);
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a chunk has at least one piece");
        }
    }

    /** The pieces' text, a line each. */
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining("\n"));
    }

    /** The first page it stands on. */
    public int pageFrom() {
        return pieces.stream().mapToInt(Piece::page).min().orElseThrow();
    }

    /** The last page it stands on. */
    public int pageTo() {
        return pieces.stream().mapToInt(Piece::page).max().orElseThrow();
    }
}
