package io.gemba.copilot.answering;

import io.gemba.corpus.chunk.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Quotes just enough around a piece for it to be understood alone. */
final class Surrounding {
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:it|its|they|their|this|these|those|that|he|she|such|otherwise|then|therefore|also|moreover|in this case"
                    + "|at the same time|in addition"
                    + "|es|er|sie|dies|diese[rsnm]?|dabei|dann|daher|sonst|gleichzeitig|zugleich|außerdem|zudem"
                    + "|il|elle|ils|elles|ce|cela|ces|cette|alors|dans ce cas|en même temps|de plus|en outre"
                    + "|sinon|este|esta|estos|estas|esto|entonces|además|en este caso|al mismo tiempo)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST_LIST = 14;
    private static final int SHORT_LIST = 8;
    private static final int FEW_CHARACTERS = 700;
    private static final int SHORT_PARAGRAPH = 320;

    private Surrounding() {}

    /** The pieces to quote for a candidate, in reading order, parted where the kind changes. */
    static List<List<Piece>> of(Candidate candidate) {
        var all = candidate.chunk().content().pieces();
        var from = candidate.from();
        var to = candidate.to();
        if (!candidate.isGroup()) {
            switch (all.get(from).kind()) {
                case STEP, ITEM -> {
                    var list = shortList(all, from);
                    from = list.from();
                    to = list.to();
                }
                case SENTENCE -> {
                    var paragraph = paragraph(all, from);
                    from = paragraph.from();
                    to = paragraph.to();
                }
                case ROW, FIELD -> {}
            }
        }
        var parts = new ArrayList<List<Piece>>();
        if (from > 0 && announces(all.get(from - 1)) && !isSameText(all.get(from - 1), all.get(from))) {
            parts.add(all.subList(from - 1, from));
        }
        parts.add(all.subList(from, to));
        if (to < all.size() && announces(all.get(to - 1))) {
            parts.add(all.subList(to, listEnd(all, to)));
        }
        return parts;
    }

    /** A list that is short is quoted whole: one of its steps alone says less than it seems to. */
    private static Span shortList(List<Piece> all, int index) {
        var from = index;
        while (from > 0 && isSameText(all.get(from - 1), all.get(index))) {
            from--;
        }
        var to = index + 1;
        while (to < all.size() && isSameText(all.get(to), all.get(index))) {
            to++;
        }
        return to - from <= SHORT_LIST && length(all.subList(from, to)) <= FEW_CHARACTERS
                ? new Span(from, to)
                : new Span(index, index + 1);
    }

    /** The sentence that one points back to, and the one after it, as long as they are short together. */
    private static Span paragraph(List<Piece> all, int index) {
        var from = index;
        var to = index + 1;
        if (from > 0 && pointsBack(all.get(index)) && isSameText(all.get(from - 1), all.get(index))) {
            from--;
        }
        if (to < all.size()
                && isSameText(all.get(to), all.get(index))
                && length(all.subList(from, to + 1)) <= SHORT_PARAGRAPH) {
            to++;
        }
        return new Span(from, to);
    }

    private static int length(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    private static boolean pointsBack(Piece piece) {
        return POINTS_BACK.matcher(piece.text()).find();
    }

    private static boolean isSameText(Piece a, Piece b) {
        return a.kind() == b.kind() && a.group() == b.group();
    }

    /** A sentence that ends in a colon is nothing without what follows it. */
    private static boolean announces(Piece piece) {
        return piece.text().endsWith(":");
    }

    private static int listEnd(List<Piece> all, int from) {
        var to = from + 1;
        while (to < all.size() && to - from < LONGEST_LIST && isSameText(all.get(to), all.get(from))) {
            to++;
        }
        return to;
    }

    private record Span(int from, int to) {}
}
