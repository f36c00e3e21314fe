package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.List;

/** Separates text that is set in two columns, so that each is read to its end. */
final class Columns {
    private static final double GAP = 1.1;
    private static final int FEWEST_LINES = 6;
    private static final double WORDS_PER_SEGMENT = 3.5;

    private Columns() {}

    /** The lines in reading order, as runs that each stand in one column. */
    static List<List<Line>> separate(List<Line> lines, float pageWidth) {
        var gutter = gutter(lines, pageWidth);
        if (gutter < 0) {
            return lines.isEmpty() ? List.of() : List.of(lines);
        }
        var runs = new ArrayList<List<Line>>();
        var whole = new ArrayList<Line>();
        var left = new ArrayList<Line>();
        var right = new ArrayList<Line>();
        for (var line : lines) {
            var crosses = line.segments(GAP).stream()
                    .anyMatch(segment -> segment.x0() < gutter - 1 && segment.x1() > gutter + 1);
            if (crosses) {
                flush(runs, left, right);
                whole.add(line);
                continue;
            }
            flush(runs, whole);
            var before =
                    line.tokens().stream().filter(token -> token.x1() <= gutter).toList();
            var after =
                    line.tokens().stream().filter(token -> token.x1() > gutter).toList();
            if (!before.isEmpty()) {
                left.add(new Line(before));
            }
            if (!after.isEmpty()) {
                right.add(new Line(after));
            }
        }
        flush(runs, left, right, whole);
        return runs;
    }

    @SafeVarargs
    private static void flush(List<List<Line>> runs, List<Line>... parts) {
        for (var part : parts) {
            if (!part.isEmpty()) {
                runs.add(List.copyOf(part));
                part.clear();
            }
        }
    }

    /** Where the blank between two columns of running text lies; negative if there is none. */
    private static double gutter(List<Line> lines, float pageWidth) {
        var best = -1.0;
        var most = 0;
        for (double x = 0.3 * pageWidth; x < 0.7 * pageWidth; x += 0.005 * pageWidth) {
            var parted = 0;
            var words = 0;
            for (var line : lines) {
                var segments = line.segments(GAP);
                var at = x;
                var clear = segments.stream().noneMatch(segment -> segment.x0() < at && segment.x1() > at);
                if (clear
                        && segments.size() == 2
                        && segments.getFirst().x1() < x
                        && segments.getLast().x0() > x) {
                    parted++;
                    words += line.tokens().size();
                }
            }
            if (parted > most && words >= 2 * WORDS_PER_SEGMENT * parted) {
                most = parted;
                best = x;
            }
        }
        return most >= FEWEST_LINES && most > 0.3 * lines.size() ? best : -1;
    }
}
