package io.gemba.ingestion.parse;

import java.util.List;

/** A part of a file that has structure and no pages. */
sealed interface Flow {

    /**
     * A heading.
     *
     * @param level 1 for the outermost
     */
    record Heading(int level, String text) implements Flow {}

    /** Running text. */
    record Paragraph(String text) implements Flow {}

    /**
     * An item of a list.
     *
     * @param mark what stands before it, such as "3." or "•"
     * @param depth 0 for the outermost list
     */
    record Item(String mark, int depth, String text) implements Flow {
        boolean isOrdered() {
            return Character.isLetterOrDigit(mark.charAt(0));
        }
    }

    /** What follows begins a new page, such as a slide. */
    record Break() implements Flow {}

    /**
     * A table.
     *
     * @param hasHeader true if the first row names the columns
     * @param rows may differ in length
     */
    record Table(boolean hasHeader, List<List<String>> rows) implements Flow {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
