package io.gemba.copilot.answering;

import io.gemba.corpus.chunk.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Quotes just enough around a piece for it to be understood alone. */
final class Surrounding {
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:it|its|they|their|this|these|those|that|he|she|such|otherwise|then|therefore|in this case|es|er|sie|dies|diese[rsnm]?|dabei|dann|daher|sonst"
                    + "|il|elle|ils|elles|ce|cela|ces|cette|dans ce cas|alors|sinon|este|esta|estos|estas|esto|entonces|en este caso)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LIST = 14;

    private Surrounding() {}

    /** The pieces to quote for a candidate, in reading order, parted where the kind changes. */
    static List<List<Piece>> of(Candidate candidate) {
        var all = candidate.chunk().content().pieces();
        var parts = new ArrayList<List<Piece>>();
        var from = candidate.from();
        if (!candidate.isGroup()
                && from > 0
                && pointsBack(all.get(from))
                && isSameText(all.get(from - 1), all.get(from))) {
            from--;
        }
        parts.add(all.subList(from, candidate.to()));
        var next = candidate.to();
        if (next < all.size() && announces(all.get(next - 1))) {
            parts.add(all.subList(next, listEnd(all, next)));
        }
        return parts;
    }

    private static boolean pointsBack(Piece piece) {
        return piece.kind() == Piece.Kind.SENTENCE
                && POINTS_BACK.matcher(piece.text()).find();
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
}
