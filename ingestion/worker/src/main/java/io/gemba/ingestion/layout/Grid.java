package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lattice of a drawn table.
 *
 * @param xs where its columns begin, and where the last one ends
 * @param ys where its rows begin, and where the last one ends
 */
record Grid(List<Float> xs, List<Float> ys, List<Rule> verticals, List<Rule> horizontals) {

    static Grid of(List<Rule> rules) {
        var verticals = rules.stream().filter(rule -> !rule.isHorizontal()).toList();
        var horizontals = rules.stream().filter(Rule::isHorizontal).toList();
        return new Grid(places(verticals), places(horizontals), verticals, horizontals);
    }

    private static List<Float> places(List<Rule> rules) {
        var places = new ArrayList<Float>();
        for (var at :
                rules.stream().map(Rule::at).sorted(Comparator.naturalOrder()).toList()) {
            if (places.isEmpty() || at - places.getLast() > GridTables.TOUCH) {
                places.add(at);
            }
        }
        return places;
    }

    boolean hasCells() {
        return xs.size() >= 3 && ys.size() >= 2;
    }

    int columns() {
        return xs.size() - 1;
    }

    int rows() {
        return ys.size() - 1;
    }

    boolean holds(Token token) {
        return token.centerX() > xs.getFirst()
                && token.centerX() <= xs.getLast()
                && token.centerY() > ys.getFirst()
                && token.centerY() <= ys.getLast();
    }

    int columnOf(Token token) {
        return index(xs, token.centerX());
    }

    int rowOf(Token token) {
        return index(ys, token.centerY());
    }

    private static int index(List<Float> places, float at) {
        var index = 0;
        while (index < places.size() - 2 && at > places.get(index + 1)) {
            index++;
        }
        return index;
    }

    Span column(int column) {
        return new Span(xs.get(column), xs.get(column + 1));
    }

    Span row(int row) {
        return new Span(ys.get(row), ys.get(row + 1));
    }

    /** True if a line stands between a column and the next, in a row. */
    boolean isPartedRight(int row, int column) {
        return isRuled(verticals, xs.get(column + 1), row(row).middle());
    }

    /** True if a line lies between a row and the next, in a column. */
    boolean isPartedBelow(int row, int column) {
        return isRuled(horizontals, ys.get(row + 1), column(column).middle());
    }

    private static boolean isRuled(List<Rule> rules, float at, float along) {
        return rules.stream()
                .anyMatch(rule -> Math.abs(rule.at() - at) < GridTables.TOUCH
                        && rule.from() <= along + GridTables.TOUCH
                        && rule.to() >= along - GridTables.TOUCH);
    }
}
