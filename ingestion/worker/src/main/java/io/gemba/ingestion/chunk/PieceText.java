package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.Box;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of words as it reads, with the way back from its characters to where they stand. Words that were parted at
 * the end of a line are joined again.
 */
final class PieceText {
    private final StringBuilder text = new StringBuilder();
    private final List<Placed> placed = new ArrayList<>();

    static PieceText of(ReadPage page, Block.Range range) {
        var text = new PieceText();
        text.append(page, range);
        return text;
    }

    /** Goes on with words of the same or the next page. */
    void append(ReadPage page, Block.Range range) {
        for (var word : page.words().subList(range.from(), range.to())) {
            append(page.number(), word);
        }
    }

    private void append(int page, Word word) {
        if (isParted(page, word)) {
            text.setLength(text.length() - 1);
        } else if (!text.isEmpty()) {
            text.append(' ');
        }
        var start = text.length();
        text.append(word.text());
        placed.add(new Placed(start, text.length(), page, word));
    }

    private boolean isParted(int page, Word next) {
        if (placed.isEmpty() || text.length() < 3 || text.charAt(text.length() - 1) != '-') {
            return false;
        }
        var last = placed.getLast();
        var newLine = last.page != page || last.word.line() != next.line();
        return newLine
                && Character.isLetter(text.charAt(text.length() - 2))
                && Character.isLowerCase(next.text().charAt(0));
    }

    String text() {
        return text.toString();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Where the characters of a range stand; on the page that holds most of them, if they stand on two. */
    Place place(int start, int end) {
        var words =
                placed.stream().filter(it -> it.start < end && it.end > start).toList();
        Map<Integer, Integer> perPage = new HashMap<>();
        words.forEach(it -> perPage.merge(it.page, it.end - it.start, Integer::sum));
        var page = perPage.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        var here =
                words.stream().filter(it -> it.page == page).map(Placed::word).toList();
        var confidence = here.stream().mapToDouble(Word::confidence).average().orElse(1);
        return new Place(page, boxes(here), (float) confidence);
    }

    Place place() {
        return place(0, text.length());
    }

    /** One box per line. */
    private static List<Box> boxes(List<Word> words) {
        var boxes = new ArrayList<Box>();
        var line = -1;
        for (var word : words) {
            if (word.line() == line) {
                boxes.add(boxes.removeLast().union(word.box()));
            } else {
                boxes.add(word.box());
                line = word.line();
            }
        }
        return boxes;
    }

    /** Where a piece of text stands. */
    record Place(int page, List<Box> boxes, float confidence) {}

    private record Placed(int start, int end, int page, Word word) {}
}
