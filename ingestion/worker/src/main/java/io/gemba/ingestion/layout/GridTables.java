package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds tables whose cells are drawn with ruling lines. */
final class GridTables {
    private static final float TOUCH = 3;

    private final List<Region.Table> tables = new ArrayList<>();
    private final Set<Token> taken = new HashSet<>();

    GridTables(List<Token> tokens, List<Rule> rules) {
        for (var grid : grids(rules)) {
            table(grid, tokens);
        }
    }

    List<Region.Table> tables() {
        return tables;
    }

    /** True of words that stand in a table. */
    Predicate<Token> taken() {
        return taken::contains;
    }

    private void table(Grid grid, List<Token> tokens) {
        var rows = new ArrayList<List<List<Token>>>();
        var inside = new ArrayList<Token>();
        for (int r = 0; r + 1 < grid.ys.size(); r++) {
            var row = new ArrayList<List<Token>>();
            for (var span : grid.cells(r)) {
                var cell = tokens.stream().filter(span::holds).toList();
                inside.addAll(cell);
                row.add(Line.of(cell).stream()
                        .flatMap(line -> line.tokens().stream())
                        .toList());
            }
            if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(row);
            }
        }
        var columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns >= 2 && !inside.isEmpty()) {
            taken.addAll(inside);
            tables.add(new Region.Table(rows, TableHeader.isHeader(rows), grid.ys.getFirst()));
        }
    }

    private static List<Grid> grids(List<Rule> rules) {
        var groups = new ArrayList<List<Rule>>();
        for (var rule : rules) {
            var touched = groups.stream()
                    .filter(group -> group.stream().anyMatch(other -> touch(rule, other)))
                    .toList();
            var joined = new ArrayList<>(List.of(rule));
            touched.forEach(joined::addAll);
            groups.removeAll(touched);
            groups.add(joined);
        }
        return groups.stream().map(Grid::of).filter(Grid::hasCells).toList();
    }

    private static boolean touch(Rule a, Rule b) {
        if (a.isHorizontal() == b.isHorizontal()) {
            return Math.abs(a.at() - b.at()) < TOUCH && a.from() < b.to() + TOUCH && b.from() < a.to() + TOUCH;
        }
        return a.at() > b.from() - TOUCH
                && a.at() < b.to() + TOUCH
                && b.at() > a.from() - TOUCH
                && b.at() < a.to() + TOUCH;
    }

    private record Span(float x0, float y0, float x1, float y1) {
        boolean holds(Token token) {
            return token.centerX() > x0 && token.centerX() <= x1 && token.centerY() > y0 && token.centerY() <= y1;
        }
    }

    private record Grid(List<Float> xs, List<Float> ys, List<Rule> verticals) {

        static Grid of(List<Rule> rules) {
            var verticals = rules.stream().filter(rule -> !rule.isHorizontal()).toList();
            var horizontals = rules.stream().filter(Rule::isHorizontal).toList();
            return new Grid(places(verticals), places(horizontals), verticals);
        }

        private static List<Float> places(List<Rule> rules) {
            var places = new ArrayList<Float>();
            for (var at : rules.stream()
                    .map(Rule::at)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                if (places.isEmpty() || at - places.getLast() > TOUCH) {
                    places.add(at);
                }
            }
            return places;
        }

        boolean hasCells() {
            return xs.size() >= 3 && ys.size() >= 2;
        }

        /** The cells of a row: neighbouring columns are one cell where no line parts them. */
        List<Span> cells(int row) {
            var cells = new ArrayList<Span>();
            var left = xs.getFirst();
            for (int column = 1; column < xs.size(); column++) {
                var x = xs.get(column);
                if (column + 1 == xs.size() || isParted(x, row)) {
                    cells.add(new Span(left, ys.get(row), x, ys.get(row + 1)));
                    left = x;
                }
            }
            return cells;
        }

        private boolean isParted(float x, int row) {
            var middle = (ys.get(row) + ys.get(row + 1)) / 2;
            return verticals.stream()
                    .anyMatch(rule -> Math.abs(rule.at() - x) < TOUCH
                            && rule.from() <= middle + TOUCH
                            && rule.to() >= middle - TOUCH);
        }
    }
}
