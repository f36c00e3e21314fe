package io.gemba.ingestion.page;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page that has been read.
 *
 * @param number from 1
 * @param width in points, as the page is seen
 * @param height in points, as the page is seen
 * @param rotation degrees clockwise by which the page in the file was turned to be read
 * @param recognised true if an image was read, false if the page carried its text
 * @param language that it is in; null where it cannot be told
 * @param words in reading order
 * @param blocks in reading order, over {@code words}
 * @param hidden what the page holds and does not show, which is not among the words
 */
public record ReadPage(
        int number,
        float width,
        float height,
        int rotation,
        boolean recognised,
        @Nullable Language language,
        List<Word> words,
        List<Block> blocks,
        List<HiddenText> hidden) {
    public ReadPage {
        words = List.copyOf(words);
        blocks = List.copyOf(blocks);
        hidden = HiddenText.merged(hidden);
    }

    /** A page that hides nothing, before its language is known. */
    public ReadPage(
            int number,
            float width,
            float height,
            int rotation,
            boolean recognised,
            List<Word> words,
            List<Block> blocks) {
        this(number, width, height, rotation, recognised, null, words, blocks, List.of());
    }

    /** The same page in a language. */
    public ReadPage in(@Nullable Language told) {
        return new ReadPage(number, width, height, rotation, recognised, told, words, blocks, hidden);
    }

    /** The same page with further text that it does not show. */
    public ReadPage hiding(List<HiddenText> more) {
        var all = Stream.concat(hidden.stream(), more.stream()).toList();
        return new ReadPage(number, width, height, rotation, recognised, language, words, blocks, all);
    }

    /** Its words in reading order, as one text. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The mean confidence of the words; 1 for an empty page. */
    public float confidence() {
        return (float) words.stream().mapToDouble(Word::confidence).average().orElse(1);
    }
}
