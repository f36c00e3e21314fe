package io.gemba.ingestion.layout;

import io.gemba.corpus.chunk.Box;

/**
 * A word where it stands on a page, in points or pixels, origin top left.
 *
 * @param size of the type; of recognised words their height
 * @param bold false where it cannot be told
 * @param confidence of the reading, 0 to 1
 */
public record Token(String text, float x0, float y0, float x1, float y1, float size, boolean bold, float confidence) {
    private static final float ASLANT = 1.7f;

    /** As fractions of its page. */
    public Box box(float width, float height) {
        return new Box(
                Math.clamp(x0 / width, 0, 1),
                Math.clamp(y0 / height, 0, 1),
                Math.clamp(x1 / width, 0, 1),
                Math.clamp(y1 / height, 0, 1));
    }

    float centerX() {
        return (x0 + x1) / 2;
    }

    float centerY() {
        return (y0 + y1) / 2;
    }

    float height() {
        return y1 - y0;
    }

    boolean hasDigit() {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** False of a word that stands on end, or aslant. */
    boolean isLevel() {
        return height() <= ASLANT * size;
    }

    Token sized(float other) {
        return new Token(text, x0, y0, x1, y1, other, bold, confidence);
    }

    /** The same word read differently. */
    public Token read(String other, float sure) {
        return new Token(other, x0, y0, x1, y1, size, bold, sure);
    }

    /** The same word in another place. */
    public Token at(float left, float top, float right, float bottom) {
        return new Token(text, left, top, right, bottom, size, bold, confidence);
    }

    /** The same word in other units. */
    public Token scaled(float factor) {
        return new Token(text, x0 * factor, y0 * factor, x1 * factor, y1 * factor, size * factor, bold, confidence);
    }
}
