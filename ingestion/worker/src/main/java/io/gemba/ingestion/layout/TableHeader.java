package io.gemba.ingestion.layout;

import java.util.List;
import java.util.function.Predicate;

/** Tells how many of a drawn table's first rows name its columns. */
final class TableHeader {
    private static final int MOST = 3;

    private TableHeader() {}

    static int count(List<List<List<Token>>> rows) {
        if (rows.size() < 2 || rows.getFirst().size() < 2) {
            return 0;
        }
        var count = 0;
        while (count < Math.min(MOST, rows.size() - 1) && isHeader(rows, count)) {
            count++;
            if (!sharesCells(rows.get(count - 1))) {
                break;
            }
        }
        return count;
    }

    /** True of a row with a cell that goes over several columns: what each of them is called stands below. */
    private static boolean sharesCells(List<List<Token>> row) {
        for (int c = 1; c < row.size(); c++) {
            if (row.get(c) == row.get(c - 1) && !row.get(c).isEmpty()) {
                return row.stream().distinct().count() > 1;
            }
        }
        return false;
    }

    private static boolean isHeader(List<List<List<Token>>> rows, int index) {
        var row = rows.get(index);
        if (index == 0 && row.stream().filter(List::isEmpty).count() > Math.max(1, row.size() / 3)) {
            return false;
        }
        if (row.stream().allMatch(cell -> cell == row.getFirst())) {
            return false;
        }
        var below = rows.subList(index + 1, rows.size());
        if (share(List.of(row), Token::bold) > 0.8 && columnsShare(below, Token::bold) < 0.7) {
            return true;
        }
        return rows.size() >= 3 && share(List.of(row), Token::hasDigit) == 0 && share(below, Token::hasDigit) > 0.2;
    }

    /** The share of bold words outside the first column, which often is bold throughout. */
    private static double columnsShare(List<List<List<Token>>> rows, Predicate<Token> property) {
        return share(
                rows.stream()
                        .map(row -> row.subList(Math.min(1, row.size()), row.size()))
                        .toList(),
                property);
    }

    private static double share(List<List<List<Token>>> rows, Predicate<Token> property) {
        var words = rows.stream().flatMap(List::stream).flatMap(List::stream).toList();
        return words.isEmpty() ? 0 : words.stream().filter(property).count() / (double) words.size();
    }
}
