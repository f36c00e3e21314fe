package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.List;

/** A part of a page that is read on its own, in reading order. */
sealed interface Region {

    /** Where it begins, from the top of the page. */
    float top();

    /** Lines of text in one column. */
    record Text(List<Line> lines) implements Region {
        @Override
        public float top() {
            return (float) lines.stream().mapToDouble(Line::y0).min().orElseThrow();
        }
    }

    /**
     * A table, row by row. An empty cell is an empty list. A cell that belongs to several columns or rows is the same
     * list in each of them.
     *
     * @param headers how many of the first rows name the columns
     */
    record Table(List<List<List<Token>>> rows, int headers, float top) implements Region {

        /** The same table with further rows. */
        Table with(List<List<List<Token>>> more) {
            var all = new ArrayList<>(rows);
            all.addAll(more);
            return new Table(all, rows.size(), top);
        }
    }

    /** Words that stand on end or aslant, such as a stamp. */
    record Aside(List<Token> words) implements Region {
        @Override
        public float top() {
            return Float.MAX_VALUE;
        }
    }
}
