package io.gemba.ingestion.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * How well tables were read. Each row of the truth is paired with the row read that shares most cells with it; empty
 * cells do not count. A cell is right if its text is that of the truth, spaces aside; a row if all its cells are.
 */
final class TableScore {
    private int rightCells;
    private int readCells;
    private int trueCells;
    private int rightRows;
    private int readRows;
    private int trueRows;

    void add(List<List<String>> truth, List<List<String>> read) {
        var left = new ArrayList<>(read.stream()
                .map(TableScore::filled)
                .filter(row -> !row.isEmpty())
                .toList());
        readRows += left.size();
        readCells += left.stream().mapToInt(List::size).sum();
        for (var row : truth) {
            var cells = filled(row);
            if (cells.isEmpty()) {
                continue;
            }
            trueRows++;
            trueCells += cells.size();
            var best = -1;
            var most = 0;
            for (int i = 0; i < left.size(); i++) {
                var shared = shared(cells, left.get(i));
                if (shared > most) {
                    most = shared;
                    best = i;
                }
            }
            if (best >= 0) {
                rightCells += most;
                rightRows += left.get(best).equals(cells) ? 1 : 0;
                left.remove(best);
            }
        }
    }

    private static List<String> filled(List<String> row) {
        return row.stream()
                .map(cell -> cell.replaceAll("\\s+", ""))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static int shared(List<String> truth, List<String> read) {
        var counts = new HashMap<String, Integer>();
        read.forEach(cell -> counts.merge(cell, 1, Integer::sum));
        return (int) truth.stream()
                .filter(cell -> counts.merge(cell, -1, Integer::sum) >= 0)
                .count();
    }

    double cells() {
        return 2.0 * rightCells / Math.max(1, readCells + trueCells);
    }

    double rows() {
        return 2.0 * rightRows / Math.max(1, readRows + trueRows);
    }

    @Override
    public String toString() {
        return "%.3f / %.3f".formatted(cells(), rows());
    }
}
