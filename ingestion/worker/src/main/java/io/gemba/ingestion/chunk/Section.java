package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.Piece;
import java.util.List;

/** The pieces under one heading, in reading order. */
record Section(List<String> heading, List<Piece> pieces) {
    Section {
        heading = List.copyOf(heading);
        pieces = List.copyOf(pieces);
    }
}
