package io.gemba.ingestion.layout;

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

    /** A table, row by row; an empty cell is an empty list. */
    record Table(List<List<List<Token>>> rows, boolean hasHeader, float top) implements Region {}
}
