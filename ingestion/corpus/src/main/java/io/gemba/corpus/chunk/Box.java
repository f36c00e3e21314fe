package io.gemba.corpus.chunk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A rectangle on a page as fractions of its width and height, origin top left; in JSON {@code [x0, y0, x1, y1]}. */
public record Box(float x0, float y0, float x1, float y1) {

    @JsonCreator
    static Box of(float[] corners) {
        return new Box(corners[0], corners[1], corners[2], corners[3]);
    }

    @JsonValue
    float[] corners() {
        return new float[] {rounded(x0), rounded(y0), rounded(x1), rounded(y1)};
    }

    /** The smallest box that holds both. */
    public Box union(Box other) {
        return new Box(Math.min(x0, other.x0), Math.min(y0, other.y0), Math.max(x1, other.x1), Math.max(y1, other.y1));
    }

    private static float rounded(float fraction) {
        return Math.round(fraction * 10_000) / 10_000f;
    }
}
