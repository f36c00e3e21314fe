package io.gemba.ingestion.page;

import java.util.List;

/**
 * A page that has been read.
 *
 * @param number from 1
 * @param width in points, as the page is seen
 * @param height in points, as the page is seen
 * @param rotation degrees clockwise by which the page in the file was turned to be read
 * @param recognised true if an image was read, false if the page carried its text
 * @param words in reading order
 * @param blocks in reading order, over {@code words}
 */
public record ReadPage(
        int number, float width, float height, int rotation, boolean recognised, List<Word> words, List<Block> blocks) {
    public ReadPage {
        words = List.copyOf(words);
        blocks = List.copyOf(blocks);
    }

    /** The mean confidence of the words; 1 for an empty page. */
    public float confidence() {
        return (float) words.stream().mapToDouble(Word::confidence).average().orElse(1);
    }
}
