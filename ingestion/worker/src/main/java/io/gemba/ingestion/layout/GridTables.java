package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds tables whose cells are drawn with ruling lines. */
final class GridTables {
    static final float TOUCH = 3;

    private final List<DrawnTable> tables = new ArrayList<>();
    private final Set<Token> taken = new HashSet<>();

    GridTables(List<Token> tokens, List<Rule> rules) {
        for (var grid : grids(rules)) {
            var inside = tokens.stream().filter(grid::holds).toList();
            var table = new GridTable(grid, inside).table();
            if (table.isPresent()) {
                taken.addAll(inside);
                tables.add(table.get());
            }
        }
    }

    List<DrawnTable> tables() {
        return tables;
    }

    /** True of words that stand in a table. */
    Predicate<Token> taken() {
        return taken::contains;
    }

    private static List<Grid> grids(List<Rule> rules) {
        var groups = new ArrayList<Group>();
        for (var rule : rules) {
            var joined = new Group(rule);
            for (int i = groups.size() - 1; i >= 0; i--) {
                if (groups.get(i).touches(rule)) {
                    joined.join(groups.remove(i));
                }
            }
            groups.add(joined);
        }
        return groups.stream()
                .map(group -> Grid.of(group.rules))
                .filter(Grid::hasCells)
                .toList();
    }

    /** Rules that are connected, and the box around them. */
    private static final class Group {
        private final List<Rule> rules = new ArrayList<>();
        private float x0;
        private float y0;
        private float x1;
        private float y1;

        Group(Rule rule) {
            rules.add(rule);
            x0 = rule.x0();
            y0 = rule.y0();
            x1 = rule.x1();
            y1 = rule.y1();
        }

        boolean touches(Rule rule) {
            var near = rule.x0() < x1 + TOUCH
                    && rule.x1() > x0 - TOUCH
                    && rule.y0() < y1 + TOUCH
                    && rule.y1() > y0 - TOUCH;
            return near && rules.stream().anyMatch(other -> touch(rule, other));
        }

        void join(Group other) {
            rules.addAll(other.rules);
            x0 = Math.min(x0, other.x0);
            y0 = Math.min(y0, other.y0);
            x1 = Math.max(x1, other.x1);
            y1 = Math.max(y1, other.y1);
        }
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
}
