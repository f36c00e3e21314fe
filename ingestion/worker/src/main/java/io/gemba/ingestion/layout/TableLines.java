package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts the lines of a table's body into rows. A cell may go on over several lines; what begins a new row is a ruling
 * line, text in the first column that does not go on from above, or a number in a column of numbers that has one.
 *
 * @param columns sorted and apart
 * @param rules the level ones
 */
record TableLines(List<Span> columns, List<Rule> rules) {
    private static final double GAP = AlignedTables.GAP;
    private static final double MOSTLY = 0.6;
    private static final double TIGHTER = 0.88;
    private static final Pattern NUMBER =
            Pattern.compile("[(+\\-\u2212±≤≥<>~]*[€$£]?\\d[\\d.,'/:x×-]*[)%°]?\\p{L}{0,3}");

    /** The rows of the body, each with a list of words per column. */
    List<List<List<Token>>> rows(List<Line> lines) {
        var cells = lines.stream().map(this::cells).toList();
        var numeric = numeric(cells);
        var ruled = isRuled(lines);
        var pitch = pitch(lines, cells);
        var rows = new ArrayList<List<List<Token>>>();
        for (int i = 0; i < lines.size(); i++) {
            var begins = rows.isEmpty()
                    || (ruled
                            ? isParted(lines.get(i - 1), lines.get(i))
                            : begins(lines, cells, i, rows.getLast(), numeric, pitch));
            if (begins) {
                rows.add(emptyRow());
            }
            for (int c = 0; c < columns.size(); c++) {
                rows.getLast().get(c).addAll(cells.get(i).get(c));
            }
        }
        return rows;
    }

    private List<List<Token>> emptyRow() {
        var row = new ArrayList<List<Token>>();
        columns.forEach(column -> row.add(new ArrayList<>()));
        return row;
    }

    /** The words of a line by column. What stands together stays together, unless it fills several columns. */
    List<List<Token>> cells(Line line) {
        var cells = emptyRow();
        for (var segment : line.segments(GAP)) {
            var over = Span.of(segment).nearest(columns);
            var several = segment.tokens().stream()
                            .map(Span::of)
                            .filter(token -> columns.stream().anyMatch(column -> column.holds(token.middle())))
                            .map(token -> token.nearest(columns))
                            .distinct()
                            .count()
                    > 1;
            for (var token : segment.tokens()) {
                cells.get(several ? Span.of(token).nearest(columns) : over).add(token);
            }
        }
        return cells;
    }

    private boolean begins(
            List<Line> lines,
            List<List<List<Token>>> cells,
            int line,
            List<List<Token>> row,
            List<Boolean> numeric,
            float pitch) {
        var here = cells.get(line);
        var filled = here.stream().filter(cell -> !cell.isEmpty()).count();
        for (int c = 0; c < columns.size(); c++) {
            if (numeric.get(c) && isNumber(here.get(c)) && isNumber(row.get(c))) {
                return true;
            }
        }
        if (here.getFirst().isEmpty()) {
            return false;
        }
        var tight = lines.get(line).centerY() - lines.get(line - 1).centerY() < TIGHTER * pitch;
        if (filled == 1) {
            return !tight && !goesOn(lines.get(line - 1), row.getFirst(), here.getFirst());
        }
        var label = row.subList(1, row.size()).stream().allMatch(List::isEmpty);
        return !(tight && (label || numeric.stream().noneMatch(it -> it))) && !(label && startsSmall(here.getFirst()));
    }

    /** True of text that begins small, or whose first word did not fit on the line above. */
    private boolean goesOn(Line above, List<Token> label, List<Token> here) {
        if (label.isEmpty() || label.getLast().bold() != here.getFirst().bold()) {
            return false;
        }
        var word = here.getFirst();
        var end = label.stream()
                .filter(token -> Math.abs(token.centerY() - above.centerY()) < token.height())
                .mapToDouble(Token::x1)
                .max()
                .orElse(0);
        return startsSmall(here)
                || end + (word.x1() - word.x0()) + 0.2 * word.size()
                        > columns.getFirst().to();
    }

    private static boolean startsSmall(List<Token> cell) {
        return Character.isLowerCase(cell.getFirst().text().codePointAt(0));
    }

    /** Which columns hold numbers for the most part. */
    private List<Boolean> numeric(List<List<List<Token>>> cells) {
        var numeric = new ArrayList<Boolean>();
        for (int c = 0; c < columns.size(); c++) {
            var column = c;
            var filled = cells.stream()
                    .map(line -> line.get(column))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            var numbers = filled.stream().filter(TableLines::isNumber).count();
            numeric.add(numbers > 0 && numbers >= MOSTLY * filled.size());
        }
        return numeric;
    }

    /** True of a number with at most a unit or a currency. */
    static boolean isNumber(List<Token> cell) {
        return !cell.isEmpty()
                && cell.size() <= 3
                && cell.stream().anyMatch(token -> NUMBER.matcher(token.text()).matches());
    }

    /** How far the rows are apart that have more than a label. */
    private static float pitch(List<Line> lines, List<List<List<Token>>> cells) {
        var pitches = new ArrayList<Float>();
        var last = -1;
        for (int i = 0; i < lines.size(); i++) {
            var filled = cells.get(i).stream().filter(cell -> !cell.isEmpty()).count();
            if (filled > 1 && !cells.get(i).getFirst().isEmpty()) {
                if (last >= 0) {
                    pitches.add(lines.get(i).centerY() - lines.get(last).centerY());
                }
                last = i;
            }
        }
        pitches.sort(Comparator.naturalOrder());
        return pitches.isEmpty() ? 0 : pitches.get(pitches.size() / 2);
    }

    /** True where ruling lines part the rows: then only they do. */
    private boolean isRuled(List<Line> lines) {
        var parted = 0;
        for (int i = 1; i < lines.size(); i++) {
            parted += isParted(lines.get(i - 1), lines.get(i)) ? 1 : 0;
        }
        return parted >= 2 && parted >= 0.25 * (lines.size() - 1);
    }

    boolean isParted(Line above, Line line) {
        return rules.stream()
                .anyMatch(rule -> rule.at() > above.centerY()
                        && rule.at() < line.centerY()
                        && Math.min(rule.to(), columns.getLast().to())
                                        - Math.max(
                                                rule.from(), columns.getFirst().from())
                                > 0.6
                                        * (columns.getLast().to()
                                                - columns.getFirst().from()));
    }
}
