package io.gemba.ingestion.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A part of a page's structure, over a range of the page's words. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Item.class, name = "item"),
    @JsonSubTypes.Type(value = Block.Row.class, name = "row")
})
public sealed interface Block {

    /** All words of the block. */
    Range words();

    /**
     * A heading.
     *
     * @param size how large it is set, in any unit that is the same throughout a document; larger outranks smaller
     * @param depth of its number, 2 for "4.1"; 0 if it has none
     */
    record Heading(Range words, float size, int depth) implements Block {}

    /** Running text. */
    record Paragraph(Range words) implements Block {}

    /**
     * An item of a list.
     *
     * @param ordered true if its mark is a number or letter
     */
    record Item(Range words, boolean ordered) implements Block {}

    /**
     * A row of a table.
     *
     * @param table rows of one table have the same number within their page
     * @param header true of a row that names the columns; there may be several
     * @param cells the words of each cell, left to right; an empty range for an empty cell. A name that several columns
     *     share is given for each, and a cell that several rows share is given in each, though it lies outside the
     *     words of all but the first
     */
    record Row(Range words, int table, boolean header, List<Range> cells) implements Block {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A half-open range of indexes into a page's words. */
    record Range(int from, int to) {
        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("not a range: %d to %d".formatted(from, to));
            }
        }

        /** How many words it holds. */
        public int length() {
            return to - from;
        }
    }
}
