package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.Token;
import io.gemba.ingestion.page.PrintedText;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins glyphs, in the order in which a page shows them, into words. */
final class GlyphRun {
    private static final float WORD_GAP = 0.2f;
    private static final float ASCENT = 0.76f;
    private static final float DESCENT = 0.22f;
    private static final String LIGATURES = "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";
    private static final List<String> LETTERS = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");

    private final List<Token> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private float x0;
    private float x1;
    private float baseline;
    private float size;
    private boolean bold;
    private int shown;
    private int unmapped;
    private int upright;

    /**
     * Adds a glyph.
     *
     * @param unicode what it stands for; null if the font does not say
     */
    void add(@Nullable String unicode, Point2D start, Point2D end, float fontSize, boolean isBold) {
        shown++;
        var letters = letters(unicode);
        if (end.getX() - start.getX() < Math.abs(end.getY() - start.getY())) {
            return;
        }
        upright++;
        if (letters.isBlank()) {
            flush();
            return;
        }
        var left = (float) Math.min(start.getX(), end.getX());
        var right = (float) Math.max(start.getX(), end.getX());
        var line = (float) start.getY();
        if (repeats(letters, left, line)) {
            bold = true;
            return;
        }
        if (!follows(left, line, fontSize)) {
            flush();
            begin(left, line, fontSize);
        }
        text.append(letters);
        x1 = right;
        bold |= isBold;
    }

    private String letters(@Nullable String unicode) {
        if (unicode == null || unicode.chars().anyMatch(c -> c == 0xFFFD || c < 0x09 || c >= 0xE000 && c < 0xF900)) {
            unmapped++;
            return unicode == null ? "" : unicode.strip();
        }
        var ligature = unicode.length() == 1 ? LIGATURES.indexOf(unicode.charAt(0)) : -1;
        return ligature >= 0 ? LETTERS.get(ligature) : unicode.replace("\u00AD", "");
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

    private void flush() {
        var word = PrintedText.clean(text.toString()).strip();
        if (!word.isEmpty()) {
            words.add(new Token(word, x0, baseline - ASCENT * size, x1, baseline + DESCENT * size, size, bold, 1));
        }
        text.setLength(0);
    }

    List<Token> words() {
        flush();
        return words;
    }

    /** The share of glyphs whose meaning the fonts do not tell. */
    double unmappedShare() {
        return shown == 0 ? 0 : unmapped / (double) shown;
    }

    /** The share of glyphs that are written left to right as the page is seen. */
    double uprightShare() {
        return shown == 0 ? 1 : upright / (double) shown;
    }
}
