package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a table of a lattice and the words in it. */
final class GridTable {
    private static final double CENTRED = 0.25;

    private final Grid grid;
    private final List<List<List<Token>>> cells = new ArrayList<>();

    GridTable(Grid grid, List<Token> words) {
        this.grid = grid;
        for (int r = 0; r < grid.rows(); r++) {
            var row = new ArrayList<List<Token>>();
            for (int c = 0; c < grid.columns(); c++) {
                row.add(new ArrayList<>());
            }
            cells.add(row);
        }
        mergeAcross();
        words.forEach(
                word -> cells.get(grid.rowOf(word)).get(grid.columnOf(word)).add(word));
        mergeDown();
    }

    /** Neighbouring columns share a cell where no line parts them. */
    private void mergeAcross() {
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c + 1 < grid.columns(); c++) {
                if (!grid.isPartedRight(r, c)) {
                    cells.get(r).set(c + 1, cells.get(r).get(c));
                }
            }
        }
    }

    /** A cell over several rows is that of each of them, if its text is set for all of them. */
    private void mergeDown() {
        for (int c = 0; c < grid.columns(); c++) {
            for (int from = 0; from < grid.rows(); from++) {
                var to = from;
                while (to + 1 < grid.rows() && !grid.isPartedBelow(to, c)) {
                    to++;
                }
                if (to > from && isOneCell(c, from, to)) {
                    share(c, from, to);
                }
                from = to;
            }
        }
    }

    private boolean isOneCell(int column, int from, int to) {
        var filled = IntStream.rangeClosed(from, to)
                .filter(r -> !cells.get(r).get(column).isEmpty())
                .count();
        if (filled == 0 || filled > to - from) {
            return false;
        }
        var words = words(column, from, to);
        var top = words.stream().mapToDouble(Token::y0).min().orElseThrow();
        var bottom = words.stream().mapToDouble(Token::y1).max().orElseThrow();
        var height = grid.row(to).to() - grid.row(from).from();
        var middle = (grid.row(from).from() + grid.row(to).to()) / 2;
        var centred = Math.abs((top + bottom) / 2 - middle) < CENTRED * height;
        return centred || column == 0 && !cells.get(from).get(column).isEmpty();
    }

    private List<Token> words(int column, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .boxed()
                .flatMap(r -> cells.get(r).get(column).stream())
                .toList();
    }

    private void share(int column, int from, int to) {
        var shared = words(column, from, to);
        for (int r = from; r <= to; r++) {
            cells.get(r).set(column, shared);
        }
    }

    /** Empty if there are no words, or hardly any beside each other. */
    Optional<DrawnTable> table() {
        var columns = IntStream.range(0, grid.columns())
                .filter(c -> cells.stream().anyMatch(row -> !row.get(c).isEmpty()))
                .boxed()
                .toList();
        var filled = cells.stream()
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .map(row -> columns.stream().map(row::get).toList())
                .toList();
        if (columns.size() < 2
                || 2 * filled.stream().filter(GridTable::isPartedRow).count() < filled.size()) {
            return Optional.empty();
        }
        var headers = TableHeader.count(filled);
        var rows = new ArrayList<>(filled.subList(0, headers));
        var spans = columns.stream().map(grid::column).toList();
        filled.subList(headers, filled.size()).forEach(row -> rows.addAll(several(once(row, spans), spans)));
        return Optional.of(new DrawnTable(
                new Region.Table(rows, headers, grid.ys().getFirst()),
                spans,
                grid.ys().getLast()));
    }

    /** Lines of a chart have a number here and there; rows of a table have several cells. */
    private static boolean isPartedRow(List<List<Token>> row) {
        return row.stream().filter(cell -> !cell.isEmpty()).distinct().count() > 1;
    }

    /** Below the names of the columns, a cell over several columns counts for the first, unless it leaves gaps. */
    private static List<List<Token>> once(List<List<Token>> row, List<Span> columns) {
        var once = new ArrayList<List<Token>>();
        for (int c = 0; c < row.size(); ) {
            var end = c + 1;
            while (end < row.size() && row.get(end) == row.get(c)) {
                end++;
            }
            once.addAll(end > c + 1 ? parted(row.get(c), columns.subList(c, end)) : List.of(row.get(c)));
            c = end;
        }
        return once;
    }

    private static List<List<Token>> parted(List<Token> cell, List<Span> columns) {
        var lines = Line.of(cell);
        var parted = new ArrayList<List<Token>>();
        columns.forEach(column -> parted.add(new ArrayList<>()));
        var gaps =
                lines.stream().anyMatch(line -> line.segments(AlignedTables.GAP).size() > 1);
        if (!gaps) {
            parted.set(0, cell);
            return parted;
        }
        var body = new TableLines(columns, List.of());
        for (var line : lines) {
            var cells = body.cells(line);
            for (int c = 0; c < columns.size(); c++) {
                parted.get(c).addAll(cells.get(c));
            }
        }
        return parted;
    }

    /** Often only the columns are drawn, and all rows stand in one box: then numbers below each other part them. */
    private static List<List<List<Token>>> several(List<List<Token>> row, List<Span> columns) {
        var numbers = row.stream().anyMatch(GridTable::isSeveralNumbers);
        if (!numbers) {
            return List.of(row);
        }
        var words = row.stream().flatMap(List::stream).toList();
        return new TableLines(columns, List.of()).rows(Line.of(words));
    }

    private static boolean isSeveralNumbers(List<Token> cell) {
        var lines = Line.of(cell);
        return lines.size() > 1 && lines.stream().allMatch(line -> TableLines.isNumber(line.tokens()));
    }
}
