package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a table of lines that leave the same gaps: its columns, the lines that name them, and its rows. */
final class AlignedTable {
    private static final int MOST_HEADER_LINES = 6;
    private static final double NUMBERS_BELOW = 0.2;
    private static final double MOST_OF_IT = 0.6;
    private static final int ENOUGH_ROWS = 3;
    /** Wider than what stands between words. */
    private static final float BLANK = 0.45f;

    private final List<Line> lines;
    private final List<Span> columns;
    private final TableLines body;

    AlignedTable(List<Line> lines, List<Span> columns, List<Rule> rules) {
        this.lines = lines;
        this.columns = parted(columns, lines);
        this.body = new TableLines(this.columns, rules);
    }

    Region.Table region() {
        var count = headerLines();
        var rows = new ArrayList<>(HeaderRows.of(lines.subList(0, count), columns, body.rules()));
        var headers = rows.size();
        rows.addAll(body.rows(lines.subList(count, lines.size())));
        return new Region.Table(rows, headers, lines.getFirst().y0());
    }

    /** How many lines at the top name the columns: what a rule parts off, is bold, or alone is without numbers. */
    private int headerLines() {
        var ruled = ruledOff();
        if (ruled > 0 && areNames(lines.subList(0, ruled))) {
            return ruled;
        }
        var bold = leading(Line::isBold);
        if (bold > 0 && share(lines.subList(bold, lines.size()), Token::bold) < 0.7) {
            return bold;
        }
        var plain = leading(line -> !line.hasDigit());
        return plain > 0
                        && lines.size() - plain >= 2
                        && share(lines.subList(plain, lines.size()), Token::hasDigit) > NUMBERS_BELOW
                ? plain
                : 0;
    }

    /** Names are set tight, and are not numbers. */
    private boolean areNames(List<Line> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i).y0() - names.get(i - 1).y1() > names.get(i).size()) {
                return false;
            }
        }
        return names.stream().flatMap(line -> body.cells(line).stream()).noneMatch(TableLines::isNumber)
                && share(names, Token::hasDigit) < 0.3;
    }

    private int ruledOff() {
        var parted = 0;
        var first = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (body.isParted(lines.get(i - 1), lines.get(i))) {
                parted++;
                first = first == 0 ? i : first;
            }
        }
        return first <= MOST_HEADER_LINES && (parted <= 2 || first == 1 && parted == lines.size() - 1) ? first : 0;
    }

    private int leading(Predicate<Line> property) {
        var count = 0;
        while (count < Math.min(MOST_HEADER_LINES, lines.size() - 1) && property.test(lines.get(count))) {
            count++;
        }
        return count < Math.min(MOST_HEADER_LINES, lines.size() - 1) || count == 1 ? count : 0;
    }

    private static double share(List<Line> lines, Predicate<Token> property) {
        var words = lines.stream().flatMap(line -> line.tokens().stream()).toList();
        return words.isEmpty() ? 0 : words.stream().filter(property).count() / (double) words.size();
    }

    /** Columns may be set so tight that no line alone shows where they part; all lines together do. */
    static List<Span> parted(List<Span> columns, List<Line> lines) {
        var parted = new ArrayList<Span>();
        var withNumbers = lines.stream().filter(Line::hasDigit).toList();
        for (var column : columns) {
            var inside = new ArrayList<List<Token>>();
            for (var line : withNumbers.size() < ENOUGH_ROWS ? lines : withNumbers) {
                var tokens = line.tokens().stream()
                        .filter(token -> Span.of(token).shared(column) > 0)
                        .toList();
                if (!tokens.isEmpty()) {
                    inside.add(tokens);
                }
            }
            parted.addAll(parted(column, inside));
        }
        return parted;
    }

    private static List<Span> parted(Span column, List<List<Token>> lines) {
        var several = lines.stream().filter(tokens -> tokens.size() > 1).toList();
        if (several.size() < ENOUGH_ROWS || several.size() < MOST_OF_IT * lines.size()) {
            return List.of(column);
        }
        var tokens = lines.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble(Token::x0))
                .toList();
        var reach = tokens.getFirst().x1();
        for (var token : tokens) {
            if (token.x0() - reach > BLANK * token.size() && partsMost(several, reach, token.x0())) {
                var left = new Span(Math.min(column.from(), reach - 0.1f), reach);
                var right = new Span(token.x0(), Math.max(column.to(), token.x0() + 0.1f));
                return Stream.concat(Stream.of(left), parted(right, rightOf(lines, reach)).stream())
                        .toList();
            }
            reach = Math.max(reach, token.x1());
        }
        return List.of(column);
    }

    private static boolean partsMost(List<List<Token>> lines, float from, float to) {
        var parted = lines.stream()
                .filter(tokens ->
                        tokens.getFirst().x1() <= from && tokens.getLast().x0() >= to)
                .count();
        // A unit belongs to its number.
        var said = lines.stream()
                .flatMap(List::stream)
                .anyMatch(token -> token.x0() >= to && token.text().codePoints().anyMatch(Character::isLetterOrDigit));
        return said && parted >= ENOUGH_ROWS && parted >= 0.8 * lines.size();
    }

    private static List<List<Token>> rightOf(List<List<Token>> lines, float from) {
        return lines.stream()
                .map(tokens ->
                        tokens.stream().filter(token -> token.x0() > from).toList())
                .filter(tokens -> !tokens.isEmpty())
                .toList();
    }
}
