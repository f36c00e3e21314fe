package io.gemba.corpus.chunk;

import java.util.List;

/**
 * The smallest thing that can be quoted as it stands.
 *
 * @param text what is shown; of a row its cells, of a field label and value
 * @param page from 1
 * @param boxes where it stands, one per line
 * @param confidence of the reading, 0 to 1
 * @param group pieces of one list, table or paragraph have the same number within their chunk
 * @param columns header cells of a row; empty if the table has none, or it is no row
 * @param cells of a row; empty if it is none
 */
public record Piece(
        Kind kind,
        String text,
        int page,
        List<Box> boxes,
        float confidence,
        int group,
        List<String> columns,
        List<String> cells) {
    public Piece {
        boxes = List.copyOf(boxes);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** A piece that is not a table row. */
    public static Piece of(Kind kind, String text, int page, List<Box> boxes, float confidence, int group) {
        return new Piece(kind, text, page, boxes, confidence, group, List.of(), List.of());
    }

    /** What kind of statement it is. */
    public enum Kind {
        SENTENCE,
        /** One step of a numbered procedure. */
        STEP,
        /** One item of a list without order. */
        ITEM,
        /** One row of a table. */
        ROW,
        /** A label with its value. */
        FIELD
    }
}
