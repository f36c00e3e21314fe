package io.gemba.ingestion.layout;

import java.util.List;

/**
 * A table whose cells are drawn.
 *
 * @param columns where they are
 * @param bottom where the drawing ends
 */
record DrawnTable(Region.Table table, List<Span> columns, float bottom) {
    private static final int FEWEST_COLUMNS = 3;

    /** True if only the names of the columns are drawn, and the rows stand below. */
    boolean isNamesOnly() {
        var words = words();
        return columns.size() >= FEWEST_COLUMNS
                && table.rows().size() <= 2
                && table.rows().getLast().stream().filter(List::isEmpty).count() <= 1
                && words.stream().noneMatch(Token::hasDigit);
    }

    /** The names as one line. */
    Line names() {
        return new Line(words());
    }

    private List<Token> words() {
        return table.rows().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** True of a line that stands below the names, between their edges. */
    boolean isAbove(Line line) {
        return line.centerY() > bottom
                && line.x0() > columns.getFirst().from() - 2
                && line.x1() < columns.getLast().to() + 2;
    }
}
