package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds tables without drawn cells: lines that leave the same gaps. A line that fills only some of the columns
 * continues the row above, unless a ruling line parts them.
 */
final class AlignedTables {
    private static final double GAP = 1.1;
    private static final double NEAR = 1.0;

    private final List<Rule> rules;
    private final List<Region> regions = new ArrayList<>();

    AlignedTables(List<Line> lines, List<Rule> rules) {
        this.rules = rules.stream().filter(Rule::isHorizontal).toList();
        var text = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); ) {
            var end = tableEnd(lines, i);
            if (end > i) {
                addText(text);
                regions.add(table(lines.subList(i, end)));
                i = end;
            } else {
                text.add(lines.get(i++));
            }
        }
        addText(text);
    }

    /** Tables and the text between them, top to bottom. */
    List<Region> regions() {
        return regions;
    }

    private void addText(List<Line> text) {
        if (!text.isEmpty()) {
            regions.add(new Region.Text(List.copyOf(text)));
            text.clear();
        }
    }

    /** The line after the table that begins at a line; the line itself if none does. */
    private int tableEnd(List<Line> lines, int start) {
        var first = lines.get(start).segments(GAP);
        if (first.size() < 2) {
            return start;
        }
        var columns = new ArrayList<>(first);
        var fullRows = 1;
        var end = start + 1;
        while (end < lines.size()) {
            var segments = lines.get(end).segments(GAP);
            var close = lines.get(end).y0() - lines.get(end - 1).y1()
                    < 2.2 * lines.get(end).size();
            if (!close || !fit(segments, columns)) {
                break;
            }
            if (segments.size() >= 2) {
                fullRows++;
                widen(columns, segments);
            }
            end++;
        }
        return fullRows >= 2 ? end : start;
    }

    private static boolean fit(List<Line> segments, List<Line> columns) {
        var aligned = segments.stream()
                .filter(segment -> columns.stream().anyMatch(column -> aligned(segment, column)))
                .count();
        return segments.size() == 1
                ? aligned == 1
                        && columns.stream()
                                        .filter(column -> overlap(segments.getFirst(), column))
                                        .count()
                                == 1
                        && segments.getFirst().x0() > columns.getFirst().x0() + 1
                : aligned >= Math.max(2, segments.size() - 1);
    }

    private static boolean aligned(Line a, Line b) {
        var near = NEAR * a.size();
        return Math.abs(a.x0() - b.x0()) < near
                || Math.abs(a.x1() - b.x1()) < near
                || Math.abs(a.x0() + a.x1() - b.x0() - b.x1()) < near;
    }

    private static boolean overlap(Line a, Line b) {
        return a.x0() < b.x1() && b.x0() < a.x1();
    }

    /** Keeps for each column the widest extent seen. */
    private static void widen(List<Line> columns, List<Line> segments) {
        for (var segment : segments) {
            var known =
                    columns.stream().filter(column -> overlap(segment, column)).toList();
            if (known.isEmpty()) {
                columns.add(segment);
            } else if (known.size() == 1
                    && segment.x1() - segment.x0()
                            > known.getFirst().x1() - known.getFirst().x0()) {
                columns.set(columns.indexOf(known.getFirst()), segment);
            }
        }
        columns.sort(Comparator.comparingDouble(Line::x0));
    }

    private Region.Table table(List<Line> lines) {
        var columns = new ArrayList<Line>(lines.getFirst().segments(GAP));
        lines.stream()
                .map(line -> line.segments(GAP))
                .filter(s -> s.size() >= 2)
                .forEach(s -> widen(columns, s));
        var rows = new ArrayList<List<List<Token>>>();
        var ruled = isRuled(lines);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (rows.isEmpty()
                    || (ruled
                            ? isParted(lines.get(i - 1), line)
                            : nearest(line.segments(GAP).getFirst(), columns) == 0)) {
                rows.add(new ArrayList<>());
                columns.forEach(column -> rows.getLast().add(new ArrayList<>()));
            }
            for (var segment : line.segments(GAP)) {
                rows.getLast().get(nearest(segment, columns)).addAll(segment.tokens());
            }
        }
        return new Region.Table(
                rows, TableHeader.isHeader(rows), lines.getFirst().y0());
    }

    /** True where ruling lines part the rows: then only they do. */
    private boolean isRuled(List<Line> lines) {
        var parted = 0;
        for (int i = 1; i < lines.size(); i++) {
            parted += isParted(lines.get(i - 1), lines.get(i)) ? 1 : 0;
        }
        return parted >= 2;
    }

    private boolean isParted(Line above, Line line) {
        return rules.stream()
                .anyMatch(rule -> rule.at() > above.centerY()
                        && rule.at() < line.centerY()
                        && rule.from() < line.x1()
                        && rule.to() > line.x0());
    }

    private static int nearest(Line segment, List<Line> columns) {
        var best = 0;
        var least = Double.MAX_VALUE;
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var apart = Math.max(0, Math.max(column.x0() - segment.x1(), segment.x0() - column.x1()));
            var distance = apart * 1000 + Math.abs(segment.x0() + segment.x1() - column.x0() - column.x1());
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
