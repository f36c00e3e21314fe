package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows below a line of column names that stands out: in coloured cells, above a ruling line, or bold. Names tell
 * the columns, so that rows may be far apart and hold remarks, as items of an invoice do.
 */
final class HeadedTable {
    private static final double GAP = AlignedTables.GAP;
    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_NAME_LINES = 5;
    private static final int SOON = 4;
    private static final double FAR = 7;
    private static final double NEAR = 2.5;
    private static final float LARGER = 1.2f;

    private final List<Span> columns;
    private final TableLines body;

    HeadedTable(List<Span> columns, List<Rule> rules) {
        this.columns = columns;
        this.body = new TableLines(columns, rules);
    }

    /** How many of the lines from a place on name columns; none if they do not, or no rows follow. */
    static Names names(List<Line> lines, int start, List<Rule> rules) {
        var names = new ArrayList<Line>();
        for (int i = start; i < lines.size() && names.size() < MOST_NAME_LINES; i++) {
            if (lines.get(i).hasDigit() || !names.isEmpty() && !isTight(names.getLast(), lines.get(i))) {
                break;
            }
            names.add(lines.get(i));
            var next = i + 1 < lines.size() ? lines.get(i + 1) : null;
            if (next != null && standOut(names, next, rules)) {
                var columns = columns(names);
                if (columns.size() >= FEWEST_COLUMNS) {
                    var rows =
                            new HeadedTable(columns, rules).length(lines.subList(i + 1, lines.size()), names.getLast());
                    return rows == 0 ? Names.NONE : new Names(names.size(), rows, columns);
                }
            }
        }
        return Names.NONE;
    }

    private static boolean isTight(Line above, Line line) {
        return line.y0() - above.y1() < 0.8 * line.size();
    }

    private static boolean standOut(List<Line> names, Line next, List<Rule> rules) {
        if (names.stream().allMatch(Line::isBold) && !next.isBold()) {
            return true;
        }
        var from = names.stream().mapToDouble(Line::x0).min().orElseThrow();
        var to = names.stream().mapToDouble(Line::x1).max().orElseThrow();
        return rules.stream()
                .anyMatch(rule -> rule.at() > names.getLast().centerY()
                        && rule.at() < next.centerY()
                        && Math.min(rule.to(), to) - Math.max(rule.from(), from) > 0.7 * (to - from));
    }

    private static List<Span> columns(List<Line> names) {
        var columns = new ArrayList<Span>();
        for (var line : names) {
            for (var segment : line.segments(GAP)) {
                var span = Span.of(segment);
                var over = span.over(columns);
                columns.removeAll(over);
                columns.add(over.stream().reduce(span, Span::union));
            }
        }
        columns.sort(Comparator.comparingDouble(Span::from));
        return columns;
    }

    /** How many of the lines below the names are rows, or go on in one. */
    int length(List<Line> lines, Line names) {
        var length = 0;
        var above = names;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var gap = line.y0() - above.y1();
            var row = isRow(line);
            var far = gap > (row ? FAR : length == 0 || i > length ? NEAR + 1 : FAR) * line.size();
            if (far
                    || line.size() > LARGER * names.size() && line.isBold()
                    || !isInside(line)
                    || i - length > SOON * 2) {
                break;
            }
            if (row) {
                length = i + 1;
            } else if (length == 0 && i >= SOON) {
                return 0;
            } else if (length > 0 && gap < NEAR * line.size() && i == length) {
                length = i + 1;
            }
            above = line;
        }
        return length;
    }

    /** True of a line that fills several columns, one of them with a number, or many. */
    private boolean isRow(Line line) {
        var filled = new HashSet<Integer>();
        var number = false;
        for (var segment : line.segments(GAP)) {
            var over = over(Span.of(segment));
            if (over.size() == 1) {
                filled.addAll(over);
                number |= TableLines.isNumber(segment.tokens());
            }
        }
        return filled.size() >= FEWEST_COLUMNS || filled.size() == 2 && number;
    }

    private Set<Integer> over(Span span) {
        var over = new HashSet<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            if (span.shared(columns.get(c)) > 0) {
                over.add(c);
            }
        }
        if (over.isEmpty()) {
            over.add(span.nearest(columns));
        }
        return over;
    }

    /** Running text below a table goes across it from its left edge. */
    private boolean isAcross(Line line) {
        var first = Span.of(line.segments(GAP).getFirst());
        return first.from() < columns.get(1).from() && over(first).size() > Math.max(2, columns.size() / 2);
    }

    private boolean isInside(Line line) {
        var width = columns.getLast().to() - columns.getFirst().from();
        return line.x0() > columns.getFirst().from() - 0.1f * width
                && line.x1() < columns.getLast().to() + 0.1f * width
                && !isAcross(line);
    }

    List<List<List<Token>>> rows(List<Line> lines) {
        return body.rows(lines);
    }

    /** The region of names and rows that begins at a line. */
    static Region.Table region(List<Line> lines, int start, Names names, List<Rule> rules) {
        var first = start + names.lines();
        var below = lines.subList(first, first + names.rows());
        var columns = AlignedTable.parted(widened(names.columns(), below), below);
        var rows = new ArrayList<>(HeaderRows.of(lines.subList(start, first), columns, rules));
        var headers = rows.size();
        rows.addAll(new HeadedTable(columns, rules).rows(below));
        return new Region.Table(rows, headers, lines.get(start).y0());
    }

    /** What stands in a column is often wider than its name. */
    private static List<Span> widened(List<Span> columns, List<Line> lines) {
        var wide = new ArrayList<>(columns);
        for (var line : lines) {
            for (var segment : line.segments(GAP)) {
                var span = Span.of(segment);
                var over = span.over(wide);
                if (over.size() == 1) {
                    wide.set(wide.indexOf(over.getFirst()), over.getFirst().union(span));
                }
            }
        }
        return wide;
    }

    /**
     * Names of columns and what stands below them.
     *
     * @param lines how many lines the names take
     * @param rows how many lines the rows below take
     */
    record Names(int lines, int rows, List<Span> columns) {
        /** The same with more lines above. */
        Names from(int more) {
            return new Names(lines + more, rows, columns);
        }

        static final Names NONE = new Names(0, 0, List.of());
    }
}
