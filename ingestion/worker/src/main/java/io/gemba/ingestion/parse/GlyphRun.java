package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.Token;
import io.gemba.ingestion.page.PrintedText;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins glyphs that are written in one direction, in the order in which a page shows them, into words. */
final class GlyphRun {
    private static final float WORD_GAP = 0.2f;
    private static final float ASCENT = 0.76f;
    private static final float DESCENT = 0.22f;
    private static final String LIGATURES = "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";
    private static final List<String> LETTERS = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");

    private final boolean isLevel;
    private final AffineTransform level;
    private final AffineTransform back;
    private final List<Token> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private float x0;
    private float x1;
    private float baseline;
    private float size;
    private boolean bold;

    /**
     * A run of text.
     *
     * @param degrees clockwise from upright, as the page is seen
     */
    GlyphRun(int degrees) {
        isLevel = degrees == 0;
        level = AffineTransform.getRotateInstance(Math.toRadians(-degrees));
        back = AffineTransform.getRotateInstance(Math.toRadians(degrees));
    }

    void add(Glyph glyph) {
        var letters = letters(glyph.unicode());
        if (letters.codePoints().allMatch(GlyphRun::isBlank)) {
            flush();
            return;
        }
        var start = isLevel ? glyph.start() : level.transform(glyph.start(), null);
        var end = isLevel ? glyph.end() : level.transform(glyph.end(), null);
        var left = (float) Math.min(start.getX(), end.getX());
        var right = (float) Math.max(start.getX(), end.getX());
        var line = (float) start.getY();
        if (repeats(letters, left, line)) {
            bold = true;
            return;
        }
        if (!follows(left, line, glyph.size())) {
            flush();
            begin(left, line, glyph.size());
        }
        text.append(letters);
        x1 = right;
        bold |= glyph.bold();
    }

    private static String letters(@Nullable String unicode) {
        if (unicode == null) {
            return "";
        }
        if (isUnmapped(unicode)) {
            return unicode.strip();
        }
        var ligature = unicode.length() == 1 ? LIGATURES.indexOf(unicode.charAt(0)) : -1;
        return ligature >= 0 ? LETTERS.get(ligature) : unicode.replace("\u00AD", "");
    }

    /** True of what a font without a table of meanings makes of its glyphs. */
    static boolean isUnmapped(@Nullable String unicode) {
        if (unicode == null) {
            return true;
        }
        for (int i = 0; i < unicode.length(); i++) {
            var letter = unicode.charAt(i);
            if (letter < 0x09 || letter == 0xFFFD || letter >= 0xE000 && letter < 0xF900) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private boolean follows(float left, float line, float fontSize) {
        return !text.isEmpty()
                && Math.abs(line - baseline) < 0.3f * size
                && left - x1 < WORD_GAP * size
                && left - x1 > -0.5f * size
                && Math.abs(fontSize - size) < 0.4f * size;
    }

    /** Some programs print bold by printing twice, a hair apart. */
    private boolean repeats(String letters, float left, float line) {
        return !text.isEmpty()
                && text.toString().endsWith(letters)
                && Math.abs(line - baseline) < 0.1f * size
                && left < x1 - 0.5f * (x1 - x0) / text.length();
    }

    private void begin(float left, float line, float fontSize) {
        x0 = left;
        baseline = line;
        size = fontSize;
        bold = false;
    }

    /** Ends the word, since something else comes between. */
    void flush() {
        var word = PrintedText.clean(text.toString()).strip();
        if (!word.isEmpty()) {
            var straight = new Rectangle2D.Float(x0, baseline - ASCENT * size, x1 - x0, (ASCENT + DESCENT) * size);
            var box = isLevel ? straight : back.createTransformedShape(straight).getBounds2D();
            words.add(new Token(
                    word,
                    (float) box.getMinX(),
                    (float) box.getMinY(),
                    (float) box.getMaxX(),
                    (float) box.getMaxY(),
                    size,
                    bold,
                    1));
        }
        text.setLength(0);
    }

    List<Token> words() {
        flush();
        return words;
    }
}
