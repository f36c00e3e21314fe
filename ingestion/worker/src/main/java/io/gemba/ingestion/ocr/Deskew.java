package io.gemba.ingestion.ocr;

import io.gemba.corpus.chunk.Box;

/**
 * How a page was straightened before it was read.
 *
 * @param radians by which it was turned clockwise about its middle; 0 if it was straight
 * @param width in pixels
 * @param height in pixels
 */
public record Deskew(float radians, int width, int height) {

    /** Where a box of the straightened page stands on the page as it is seen; boxes are fractions of the page. */
    public Box seen(Box straight) {
        if (radians == 0) {
            return straight;
        }
        return corner(straight.x0(), straight.y0())
                .union(corner(straight.x1(), straight.y0()))
                .union(corner(straight.x0(), straight.y1()))
                .union(corner(straight.x1(), straight.y1()));
    }

    private Box corner(float x, float y) {
        var dx = (x - 0.5) * width;
        var dy = (y - 0.5) * height;
        var seenX = fraction((dx * Math.cos(radians) + dy * Math.sin(radians)) / width);
        var seenY = fraction((dy * Math.cos(radians) - dx * Math.sin(radians)) / height);
        return new Box(seenX, seenY, seenX, seenY);
    }

    private static float fraction(double fromMiddle) {
        return Math.clamp((float) fromMiddle + 0.5f, 0, 1);
    }
}
