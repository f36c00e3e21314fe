package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.Box;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Pages for tests, set line by line without a file. */
public final class Pages {
    private final List<Word> words = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final int number;
    private float y = 0.2f;
    private int line;
    private boolean scanned;

    private Pages(int number) {
        this.number = number;
    }

    /** An empty page. */
    public static Pages page(int number) {
        return new Pages(number);
    }

    /** Makes it a page that was recognised from a picture. */
    public Pages scanned() {
        scanned = true;
        return this;
    }

    /** Goes on at a height of the page, as a fraction from its top. */
    public Pages at(float height) {
        y = height;
        return this;
    }

    public Pages heading(String text, float size) {
        return block(range -> new Block.Heading(range, size, 0), text);
    }

    public Pages text(String... lines) {
        return block(Block.Paragraph::new, lines);
    }

    public Pages step(String text) {
        return block(range -> new Block.Item(range, true), text);
    }

    public Pages row(int table, boolean header, String... cells) {
        var from = words.size();
        var ranges = Arrays.stream(cells).map(this::set).toList();
        blocks.add(new Block.Row(new Block.Range(from, words.size()), table, header, ranges));
        return this;
    }

    private Pages block(Function<Block.Range, Block> block, String... lines) {
        var from = words.size();
        Arrays.stream(lines).forEach(this::set);
        blocks.add(block.apply(new Block.Range(from, words.size())));
        return this;
    }

    private Block.Range set(String text) {
        var from = words.size();
        var x = 0.1f;
        for (var word : text.isEmpty() ? new String[0] : text.split(" ")) {
            var width = 0.01f * word.length();
            words.add(new Word(word, new Box(x, y, Math.min(1, x + width), y + 0.01f), 1, line));
            x = (x + width + 0.01f) % 0.9f;
        }
        line++;
        y = y > 0.85f ? 0.2f : y + 0.015f;
        return new Block.Range(from, words.size());
    }

    public ReadPage done() {
        return new ReadPage(number, 595, 842, 0, scanned, words, blocks);
    }
}
