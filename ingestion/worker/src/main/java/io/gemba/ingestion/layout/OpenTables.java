package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives drawn tables of which only the names of the columns are drawn the rows that stand below them. */
final class OpenTables {
    private final List<Region.Table> tables = new ArrayList<>();
    private final Set<Line> taken = new HashSet<>();
    private final List<Line> lines;

    /**
     * Looks for rows.
     *
     * @param rules level ones, joined
     */
    OpenTables(List<DrawnTable> drawn, List<Line> lines, List<Rule> rules) {
        this.lines = lines;
        var sorted = drawn.stream()
                .sorted(Comparator.comparingDouble(it -> it.table().top()))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            var next = i + 1 < sorted.size() ? sorted.get(i + 1).table().top() : Float.MAX_VALUE;
            tables.add(
                    sorted.get(i).isNamesOnly()
                            ? withRows(sorted.get(i), next, rules)
                            : sorted.get(i).table());
        }
    }

    private Region.Table withRows(DrawnTable names, float end, List<Rule> rules) {
        var below = lines.stream()
                .filter(line -> line.centerY() > names.bottom() && line.centerY() < end)
                .takeWhile(names::isAbove)
                .toList();
        var headed = new HeadedTable(names.columns(), rules);
        var rows = below.subList(0, headed.length(below, names.names()));
        taken.addAll(rows);
        return rows.isEmpty() ? names.table() : names.table().with(headed.rows(rows));
    }

    List<Region.Table> tables() {
        return tables;
    }

    /** The lines that belong to none of the tables. */
    List<Line> rest() {
        return lines.stream().filter(line -> !taken.contains(line)).toList();
    }
}
