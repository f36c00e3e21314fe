package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Words that stand side by side, left to right. */
record Line(List<Token> tokens) {
    Line {
        tokens = List.copyOf(tokens);
    }

    boolean hasDigit() {
        return tokens.stream().anyMatch(Token::hasDigit);
    }

    /**
     * Groups words into lines, top to bottom: a word belongs to a line when their middles overlap. Words that stand on
     * end come last, each for itself.
     */
    static List<Line> of(List<Token> tokens) {
        var byHeight = tokens.stream()
                .filter(Token::isLevel)
                .sorted(Comparator.comparingDouble(Token::centerY))
                .toList();
        var rows = new ArrayList<List<Token>>();
        var middles = 0.0;
        var height = 0f;
        for (var token : byHeight) {
            var besides = !rows.isEmpty()
                    && Math.abs(token.centerY() - middles / rows.getLast().size())
                            < 0.45 * Math.max(height, token.height());
            if (!besides) {
                rows.add(new ArrayList<>());
                middles = 0;
                height = 0;
            }
            rows.getLast().add(token);
            middles += token.centerY();
            height = Math.max(height, token.height());
        }
        var lines = new ArrayList<>(rows.stream().map(Line::sorted).toList());
        tokens.stream().filter(token -> !token.isLevel()).forEach(token -> lines.add(new Line(List.of(token))));
        return lines;
    }

    private static Line sorted(List<Token> row) {
        return new Line(
                row.stream().sorted(Comparator.comparingDouble(Token::x0)).toList());
    }

    /** Cuts the line wherever more than {@code gap} times the type size is left blank. */
    List<Line> segments(double gap) {
        var segments = new ArrayList<Line>();
        var current = new ArrayList<Token>();
        for (var token : tokens) {
            if (!current.isEmpty() && token.x0() - current.getLast().x1() > gap * Math.max(token.size(), 1)) {
                segments.add(new Line(current));
                current.clear();
            }
            current.add(token);
        }
        segments.add(new Line(current));
        return segments;
    }

    /** The same words, all of the size that four fifths of them do not exceed. */
    Line evenlySized() {
        var heights = tokens.stream().map(Token::height).sorted().toList();
        var size = heights.get((heights.size() - 1) * 4 / 5);
        return new Line(tokens.stream().map(token -> token.sized(size)).toList());
    }

    Token first() {
        return tokens.getFirst();
    }

    float x0() {
        return first().x0();
    }

    float x1() {
        return (float) tokens.stream().mapToDouble(Token::x1).max().orElseThrow();
    }

    float y0() {
        return (float) tokens.stream().mapToDouble(Token::y0).min().orElseThrow();
    }

    float y1() {
        return (float) tokens.stream().mapToDouble(Token::y1).max().orElseThrow();
    }

    float centerY() {
        return (y0() + y1()) / 2;
    }

    /** The size of the largest part of its letters. */
    float size() {
        return tokens.stream()
                .max(Comparator.comparingInt(token -> token.text().length()))
                .orElseThrow()
                .size();
    }

    boolean isBold() {
        var letters = tokens.stream().mapToInt(token -> token.text().length()).sum();
        var bold = tokens.stream()
                .filter(Token::bold)
                .mapToInt(token -> token.text().length())
                .sum();
        return bold > 0.8 * letters;
    }

    String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
