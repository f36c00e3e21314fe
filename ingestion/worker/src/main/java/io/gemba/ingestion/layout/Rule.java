package io.gemba.ingestion.layout;

/** A ruling line on a page: horizontal when it is wider than high. Same units as {@link Token}. */
public record Rule(float x0, float y0, float x1, float y1) {

    boolean isHorizontal() {
        return x1 - x0 >= y1 - y0;
    }

    /** Its place across its own direction. */
    float at() {
        return isHorizontal() ? (y0 + y1) / 2 : (x0 + x1) / 2;
    }

    float from() {
        return isHorizontal() ? x0 : y0;
    }

    float to() {
        return isHorizontal() ? x1 : y1;
    }

    /** The same line in other units. */
    public Rule scaled(float factor) {
        return new Rule(x0 * factor, y0 * factor, x1 * factor, y1 * factor);
    }
}
