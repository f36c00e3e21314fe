package io.gemba.ingestion.parse;

import io.gemba.corpus.chunk.Box;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Sets words on pages, line by line, and remembers where each stands. */
final class PageSetter implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float EXTRA_COLUMN = 70;
    private static final float LEADING = 1.38f;

    private final PDDocument document;
    private final PDFont font;
    private final int mostPages;
    private final float width;
    private final float height = PDRectangle.A4.getHeight();
    private final List<SetPage> pages = new ArrayList<>();
    private PDPageContentStream content;
    private float y;

    /**
     * Begins the first page.
     *
     * @param extraColumns by how many columns the widest table exceeds what fits on A4
     */
    PageSetter(PDDocument document, int extraColumns, int mostPages) throws IOException {
        this.document = document;
        this.mostPages = mostPages;
        this.width = PDRectangle.A4.getWidth() + extraColumns * EXTRA_COLUMN;
        try (var in =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            if (in == null) {
                throw new IOException("the font that PDFBox carries is missing");
            }
            this.font = PDType0Font.load(document, in);
        }
        this.content = newPage();
    }

    private PDPageContentStream newPage() throws IOException {
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        pages.add(new SetPage(width, height));
        y = MARGIN;
        return new PDPageContentStream(document, page);
    }

    float textWidth() {
        return width - 2 * MARGIN;
    }

    float y() {
        return y;
    }

    /** Leaves a blank, unless at the top of a page. */
    void space(float points) {
        if (y > MARGIN) {
            y += points;
        }
    }

    /** Begins a new page if less than that is left of this one. */
    void keepTogether(float points) throws IOException, FileRejected {
        if (y + points > height - MARGIN) {
            breakPage();
        }
    }

    /** Begins a new page, unless nothing is on this one. */
    void breakPage() throws IOException, FileRejected {
        if (y > MARGIN) {
            if (pages.size() == mostPages) {
                throw new FileRejected(
                        Reason.TOO_MANY_PAGES,
                        "The file fills more than %,d pages, and more are not read.".formatted(mostPages));
            }
            content.close();
            content = newPage();
        }
    }

    /** Sets text across the page and says which words it became on which page. */
    List<Placed> text(String text, float size, boolean bold, float indent) throws IOException, FileRejected {
        var placed = new ArrayList<Placed>();
        for (var line : wrap(text, size, textWidth() - indent)) {
            keepTogether(size * LEADING);
            join(placed, line(line, size, bold, MARGIN + indent));
            y += size * LEADING;
        }
        return placed;
    }

    /** Sets text with a mark before its first line. */
    List<Placed> hanging(String mark, String text, float size, float indent, float markWidth)
            throws IOException, FileRejected {
        var placed = new ArrayList<Placed>();
        var first = true;
        for (var line : wrap(text, size, textWidth() - indent - markWidth)) {
            keepTogether(size * LEADING);
            if (first) {
                join(placed, words(List.of(new Part(mark, mark)), size, false, MARGIN + indent));
                first = false;
            }
            join(placed, line(line, size, false, MARGIN + indent + markWidth));
            y += size * LEADING;
        }
        return placed;
    }

    /** Sets a line at a place of this page, which has to have room for it, and stays on its height. */
    Placed cellLine(List<Part> words, float size, boolean bold, float fromLeft, float below) throws IOException {
        var top = y;
        y += below;
        var placed = line(words, size, bold, MARGIN + fromLeft);
        y = top;
        return placed;
    }

    void advance(float points) {
        y += points;
    }

    /** Draws a frame around a part of this page. */
    void frame(float fromLeft, float frameWidth, float frameHeight) throws IOException {
        content.setStrokingColor(0.6f);
        content.setLineWidth(0.5f);
        content.addRect(MARGIN + fromLeft, height - y - frameHeight, frameWidth, frameHeight);
        content.stroke();
    }

    /** Cuts text into lines that fit; a word that does not fit on any line is shown in parts. */
    List<List<Part>> wrap(String text, float size, float fit) throws IOException {
        var lines = new ArrayList<List<Part>>();
        var line = new ArrayList<Part>();
        var used = 0f;
        for (var word : text.split("\\s+")) {
            for (var part : parts(word, size, fit)) {
                var needed = widthOf(part.shown(), size);
                if (!line.isEmpty() && used + needed > fit) {
                    lines.add(List.copyOf(line));
                    line.clear();
                    used = 0;
                }
                line.add(part);
                used += needed + widthOf(" ", size);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    private List<Part> parts(String word, float size, float fit) throws IOException {
        if (word.isEmpty() || widthOf(word, size) <= fit) {
            return word.isEmpty() ? List.of() : List.of(new Part(word, word));
        }
        var most = Math.max(1, (int) (word.length() * fit / widthOf(word, size)));
        var parts = new ArrayList<Part>();
        for (int from = 0; from < word.length(); from += most) {
            var shown = word.substring(from, Math.min(word.length(), from + most));
            parts.add(new Part(shown, from == 0 ? word : ""));
        }
        return parts;
    }

    private Placed line(List<Part> words, float size, boolean bold, float left) throws IOException {
        var placed = words(words, size, bold, left);
        pages.getLast().line++;
        return placed;
    }

    private Placed words(List<Part> words, float size, boolean bold, float left) throws IOException {
        var page = pages.getLast();
        var from = page.words.size();
        var x = left;
        for (var part : words) {
            var wide = widthOf(part.shown(), size);
            draw(part.shown(), size, bold, x);
            if (!part.word().isEmpty()) {
                page.words.add(new Word(
                        part.word(),
                        new Box(x / width, y / height, (x + wide) / width, (y + size * 1.15f) / height),
                        1,
                        page.line));
            }
            x += wide + widthOf(" ", size);
        }
        return new Placed(page, new Block.Range(from, page.words.size()));
    }

    private void draw(String word, float size, boolean bold, float x) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.setLineWidth(bold ? size / 40 : 0);
        content.newLineAtOffset(x, height - y - size * 0.95f);
        content.showText(drawable(word));
        content.endText();
    }

    float widthOf(String text, float size) throws IOException {
        return font.getStringWidth(drawable(text)) / 1000 * size;
    }

    /** What the font has no shape for is shown as a box; the words that are searched keep it. */
    private String drawable(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.append(hasGlyph(point) ? Character.toString(point) : "\u25A1"));
        return shown.toString();
    }

    private boolean hasGlyph(int point) {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private static void join(List<Placed> placed, Placed next) {
        if (!placed.isEmpty() && placed.getLast().page() == next.page()) {
            var last = placed.removeLast();
            placed.add(new Placed(
                    next.page(),
                    new Block.Range(last.words().from(), next.words().to())));
        } else {
            placed.add(next);
        }
    }

    List<ReadPage> finish() throws IOException {
        content.close();
        var read = new ArrayList<ReadPage>();
        for (var page : pages) {
            read.add(new ReadPage(read.size() + 1, page.width, page.height, 0, false, page.words, page.blocks));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /**
     * What is drawn in one place.
     *
     * @param word what is read there: a word that had to be cut is read whole at its first part, and not at the others
     */
    record Part(String shown, String word) {}

    /** Words that were set on one page. */
    record Placed(SetPage page, Block.Range words) {}

    /** A page while it is being set. */
    static final class SetPage {
        private final float width;
        private final float height;
        private final List<Word> words = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private int line;

        SetPage(float width, float height) {
            this.width = width;
            this.height = height;
        }

        void add(Block block) {
            blocks.add(block);
        }

        int wordCount() {
            return words.size();
        }
    }
}
