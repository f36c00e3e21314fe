package io.gemba.ingestion.layout;

import java.util.List;
import java.util.function.Predicate;

/** Tells whether the first row of a table names its columns. */
final class TableHeader {
    private TableHeader() {}

    static boolean isHeader(List<List<List<Token>>> rows) {
        if (rows.size() < 2 || rows.getFirst().size() < 2) {
            return false;
        }
        var first = rows.getFirst();
        if (first.stream().filter(List::isEmpty).count() > 1) {
            return false;
        }
        var below = rows.subList(1, rows.size());
        if (share(List.of(first), Token::bold) > 0.8 && columnsShare(below, Token::bold) < 0.7) {
            return true;
        }
        return rows.size() >= 3
                && share(List.of(first), TableHeader::hasDigit) == 0
                && share(below, TableHeader::hasDigit) > 0.2;
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

    private static boolean hasDigit(Token token) {
        return token.text().chars().anyMatch(Character::isDigit);
    }
}
