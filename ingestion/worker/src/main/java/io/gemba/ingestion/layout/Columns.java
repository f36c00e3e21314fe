package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Separates text that is set in columns, so that each is read to its end: a gutter is a blank that parts running text
 * over several lines. Lines across it part the columns above from those below, and a column may have columns itself
 * (recursive X-Y cut, Nagy and Seth, 1984, with gutters that must part text rather than the cells of a table).
 */
final class Columns {
    private static final double GAP = 1.1;
    private static final int FEWEST_LINES = 4;
    private static final double WORDS_PER_SEGMENT = 3;
    private static final double ALIGNED = 0.5;
    private static final double NARROWEST = 0.12;
    private static final int DEEPEST = 4;

    private Columns() {}

    /** The lines in reading order, as runs that each stand in one column. */
    static List<List<Line>> separate(List<Line> lines) {
        var runs = new ArrayList<List<Line>>();
        separate(lines, 0, runs);
        return runs;
    }

    private static void separate(List<Line> lines, int depth, List<List<Line>> runs) {
        if (lines.isEmpty()) {
            return;
        }
        var gutter = depth < DEEPEST ? gutter(lines) : Double.NaN;
        if (Double.isNaN(gutter)) {
            runs.add(List.copyOf(lines));
            return;
        }
        var whole = new ArrayList<Line>();
        for (var part : parts(lines, gutter)) {
            if (part.isColumns()) {
                separate(List.copyOf(whole), depth + 1, runs);
                whole.clear();
                separate(part.left(), depth + 1, runs);
                separate(part.right(), depth + 1, runs);
            } else {
                whole.addAll(part.lines());
            }
        }
        separate(whole, depth + 1, runs);
    }

    /** Where the blank lies that parts most lines; not a number if there is none. */
    private static double gutter(List<Line> lines) {
        var left = lines.stream().mapToDouble(Line::x0).min().orElseThrow();
        var right = lines.stream().mapToDouble(Line::x1).max().orElseThrow();
        var least = left + NARROWEST * (right - left);
        var most = right - NARROWEST * (right - left);
        var best = 0;
        var from = Double.NaN;
        var to = Double.NaN;
        var goesOn = false;
        for (double x = least; x < most; x += Math.max(1.5, (right - left) * 0.004)) {
            var parted = mayPart(lines, x)
                    ? parts(lines, x).stream()
                            .filter(Part::isColumns)
                            .mapToInt(part -> part.lines().size())
                            .sum()
                    : 0;
            if (parted > best) {
                best = parted;
                from = x;
                to = x;
            } else if (parted == best && best > 0 && goesOn) {
                to = x;
            }
            // Another gutter may part as many lines; the middle of both would be text.
            goesOn = parted == best && (goesOn || from == x);
        }
        return (from + to) / 2;
    }

    /** A quick look first: few places have enough lines on both sides. */
    private static boolean mayPart(List<Line> lines, double x) {
        var left = 0;
        var right = 0;
        for (var line : lines) {
            if (!crosses(line, x)) {
                left += line.x0() < x ? 1 : 0;
                right += line.tokens().getLast().x1() > x ? 1 : 0;
            }
        }
        return Math.min(left, right) >= FEWEST_LINES;
    }

    /** The lines, cut wherever one crosses the place or none does any longer. */
    private static List<Part> parts(List<Line> lines, double x) {
        var parts = new ArrayList<Part>();
        var current = new ArrayList<Line>();
        var crossing = true;
        for (var line : lines) {
            var crosses = crosses(line, x);
            if (crosses != crossing && !current.isEmpty()) {
                parts.add(Part.of(current, crossing, x));
                current.clear();
            }
            crossing = crosses;
            current.add(line);
        }
        if (!current.isEmpty()) {
            parts.add(Part.of(current, crossing, x));
        }
        return parts;
    }

    private static boolean crosses(Line line, double x) {
        Token before = null;
        for (var token : line.tokens()) {
            if (token.x1() > x) {
                return token.x0() < x || before != null && token.x0() - before.x1() <= GAP * Math.max(token.size(), 1);
            }
            before = token;
        }
        return false;
    }

    private record Part(List<Line> lines, boolean isColumns, List<Line> left, List<Line> right) {
        static Part of(List<Line> lines, boolean crossing, double x) {
            var copy = List.copyOf(lines);
            if (crossing) {
                return new Part(copy, false, List.of(), List.of());
            }
            var left = side(copy, x, true);
            var right = side(copy, x, false);
            return new Part(copy, areColumns(left, right), left, right);
        }

        private static List<Line> side(List<Line> lines, double x, boolean isLeft) {
            return Line.of(lines.stream()
                    .flatMap(line -> line.tokens().stream())
                    .filter(token -> token.x1() <= x == isLeft)
                    .toList());
        }

        private static boolean areColumns(List<Line> left, List<Line> right) {
            if (Math.min(left.size(), right.size()) < FEWEST_LINES) {
                return false;
            }
            var runningLeft = isRunningText(left);
            var runningRight = isRunningText(right);
            return runningLeft && runningRight || (runningLeft || runningRight) && alignedShare(left, right) < ALIGNED;
        }

        private static boolean isRunningText(List<Line> lines) {
            var words = lines.stream().mapToInt(line -> line.tokens().size()).sum();
            var segments =
                    lines.stream().mapToInt(line -> line.segments(GAP).size()).sum();
            var letters = lines.stream()
                    .flatMap(line -> line.tokens().stream())
                    .filter(token -> !token.hasDigit())
                    .count();
            return words >= WORDS_PER_SEGMENT * segments && letters > 0.6 * words;
        }

        /** Rows of a table stand side by side; columns of text are set independently, or look as if they were rows. */
        private static double alignedShare(List<Line> left, List<Line> right) {
            var fewer = left.size() < right.size() ? left : right;
            var others = left.size() < right.size() ? right : left;
            var aligned = fewer.stream()
                    .filter(line -> others.stream()
                            .anyMatch(other -> Math.abs(other.centerY() - line.centerY()) < 0.2 * line.size()))
                    .count();
            return aligned / (double) fewer.size();
        }
    }
}
