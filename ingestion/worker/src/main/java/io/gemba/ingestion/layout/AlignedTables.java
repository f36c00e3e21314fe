package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds tables without drawn cells among the lines of a column of text: lines that leave the same gaps. A line without
 * gaps may stand among them if it goes on in a cell, or names what follows.
 */
final class AlignedTables {
    static final double GAP = 1.1;

    private static final float NEAR = 1.0f;
    private static final double CLOSE = 2.4;
    private static final int MOST_BETWEEN = 2;
    private static final int LONGEST_LABEL = 12;
    private static final float LARGER = 1.2f;

    private final List<Line> lines;
    private final List<Rule> rules;
    private final List<Region> regions = new ArrayList<>();

    /**
     * Looks for tables.
     *
     * @param rules level ones, joined
     */
    AlignedTables(List<Line> lines, List<Rule> rules) {
        this.lines = lines;
        this.rules = rules;
        var text = 0;
        for (int i = 0; i < lines.size(); ) {
            var names = HeadedTable.names(lines, i, this.rules);
            if (names.rows() > 0) {
                var start = start(text, i, names.columns());
                addText(text, start);
                regions.add(HeadedTable.region(lines, start, names.from(i - start), this.rules));
                i += names.lines() + names.rows();
                text = i;
                continue;
            }
            var zone = zone(i);
            if (zone.end() > i) {
                var start = start(text, i, zone.columns());
                addText(text, start);
                regions.add(new AlignedTable(lines.subList(start, zone.end()), zone.columns(), this.rules).region());
                text = zone.end();
            }
            i = Math.max(i + 1, zone.end());
        }
        addText(text, lines.size());
    }

    /** Tables and the text between them, top to bottom. */
    List<Region> regions() {
        return regions;
    }

    private void addText(int from, int to) {
        if (from < to) {
            regions.add(new Region.Text(List.copyOf(lines.subList(from, to))));
        }
    }

    /** The table that begins at a line; it ends where it begins if none does. */
    private Zone zone(int start) {
        var first = segments(start);
        if (first.size() < 2) {
            return new Zone(start, List.of());
        }
        var columns = new ArrayList<>(first);
        var plain = !lines.get(start).hasDigit();
        var rows = 1;
        var end = start + 1;
        for (int i = start + 1; i < lines.size() && isClose(i) && i - end < MOST_BETWEEN + 1; i++) {
            var segments = segments(i);
            if (lines.get(i).size() > LARGER * lines.get(start).size()) {
                break;
            }
            if (segments.size() >= 2) {
                if (fits(segments, columns, lines.get(i).size())
                        || plain && !lines.get(i).hasDigit() && isApart(segments, columns)) {
                    widen(columns, segments);
                } else if (plain && refines(segments, columns)) {
                    columns = new ArrayList<>(segments);
                } else {
                    break;
                }
                plain &= !lines.get(i).hasDigit();
                rows++;
                end = i + 1;
            } else if (isContinuation(segments.getFirst(), columns, i)) {
                end = i + 1;
            } else if (!isLabel(segments.getFirst(), columns, i)) {
                break;
            }
        }
        return rows >= 2 ? new Zone(end, columns) : new Zone(start, List.of());
    }

    private List<Span> segments(int line) {
        return lines.get(line).segments(GAP).stream().map(Span::of).toList();
    }

    private boolean isClose(int line) {
        return lines.get(line).y0() - lines.get(line - 1).y1()
                < CLOSE * Math.max(lines.get(line).size(), lines.get(line - 1).size());
    }

    private static boolean fits(List<Span> segments, List<Span> columns, float size) {
        var aligned = 0;
        var used = new ArrayList<Integer>();
        for (var segment : segments) {
            var over = columns.stream()
                    .filter(column -> segment.shared(column) > 0.3f * size)
                    .toList();
            if (over.size() > 1) {
                continue;
            }
            var near = over.isEmpty()
                    ? columns.stream()
                            .filter(column -> segment.isAligned(column, NEAR * size))
                            .toList()
                    : over;
            if (near.size() == 1 && near.getFirst().isAligned(segment, NEAR * size)) {
                var column = columns.indexOf(near.getFirst());
                aligned += used.contains(column) ? 0 : 1;
                used.add(column);
            }
        }
        return aligned >= Math.max(2, segments.size() - 1);
    }

    /** Names of columns may begin at different heights, so that lines of names share few columns. */
    private static boolean isApart(List<Span> segments, List<Span> columns) {
        return segments.stream()
                        .allMatch(segment -> columns.stream()
                                        .filter(it -> it.shared(segment) > 0)
                                        .count()
                                <= 1)
                && segments.stream().anyMatch(segment -> columns.stream().anyMatch(it -> it.shared(segment) > 0));
    }

    /** True of a line that has a cell of its own below each cell of a heading that reaches over several. */
    private static boolean refines(List<Span> segments, List<Span> columns) {
        return segments.size() >= columns.size()
                && columns.stream().allMatch(column -> segments.stream().anyMatch(it -> it.shared(column) > 0));
    }

    /** Keeps for each column the widest extent seen that leaves the others apart. */
    private static void widen(List<Span> columns, List<Span> segments) {
        for (var segment : segments) {
            var over = segment.over(columns);
            if (over.isEmpty()) {
                columns.add(segment);
            } else if (over.size() == 1) {
                columns.set(columns.indexOf(over.getFirst()), over.getFirst().union(segment));
            }
        }
        columns.sort(Comparator.comparingDouble(Span::from));
    }

    /** A line within a column that is not the first goes on in the cell above. */
    private boolean isContinuation(Span segment, List<Span> columns, int line) {
        var over = segment.over(columns);
        return over.size() == 1
                && segment.from() > columns.getFirst().to() - 1
                && over.getFirst().isAligned(segment, NEAR * lines.get(line).size());
    }

    /** A line that begins where the rows begin, if further rows follow: the rest of a long label, or a heading. */
    private boolean isLabel(Span segment, List<Span> columns, int line) {
        var size = lines.get(line).size();
        return Math.abs(segment.from() - columns.getFirst().from()) < 2.5 * size
                && lines.get(line).tokens().size() <= LONGEST_LABEL
                && segment.to() < columns.getLast().to();
    }

    /** Lines right above that name several columns together, or begin a long name, belong to the table, too. */
    private int start(int text, int first, List<Span> columns) {
        var start = first;
        while (start > text && first - start < MOST_BETWEEN + 1) {
            var above = lines.get(start - 1);
            var tight = lines.get(start).y0() - above.y1() < 0.9 * above.size();
            var inner = segments(start - 1).stream()
                    .allMatch(it -> it.from() > columns.getFirst().to() - 1
                            && it.to() < columns.getLast().to() + 3 * above.size());
            if (!tight || !inner || above.hasDigit()) {
                break;
            }
            start--;
        }
        return start;
    }

    private record Zone(int end, List<Span> columns) {}
}
