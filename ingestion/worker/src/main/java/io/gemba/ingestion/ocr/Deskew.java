package io.gemba.ingestion.ocr;

import io.gemba.corpus.chunk.Box;

/**
 * How a page was straightened before it was read: turned about its middle, on a sheet that may be larger.
 *
 * @param radians by which it was turned clockwise; 0 if it was straight
 * @param seen size of the page as it is seen
 * @param straight size of the sheet that was read
 */
public record Deskew(float radians, Size seen, Size straight) {

    /** Where a box of the straightened page stands on the page as it is seen; boxes are fractions of the page. */
    public Box seen(Box box) {
        if (radians == 0) {
            return box;
        }
        return corner(box.x0(), box.y0())
                .union(corner(box.x1(), box.y0()))
                .union(corner(box.x0(), box.y1()))
                .union(corner(box.x1(), box.y1()));
    }

    private Box corner(float x, float y) {
        var dx = (x - 0.5) * straight.width();
        var dy = (y - 0.5) * straight.height();
        var seenX = fraction((dx * Math.cos(radians) + dy * Math.sin(radians)) / seen.width());
        var seenY = fraction((dy * Math.cos(radians) - dx * Math.sin(radians)) / seen.height());
        return new Box(seenX, seenY, seenX, seenY);
    }

    /** Where a box of the page as it is seen stands on the straightened page; the other way round. */
    public Box straight(Box box) {
        return straightCorner(box.x0(), box.y0())
                .union(straightCorner(box.x1(), box.y0()))
                .union(straightCorner(box.x0(), box.y1()))
                .union(straightCorner(box.x1(), box.y1()));
    }

    private Box straightCorner(float x, float y) {
        var dx = (x - 0.5) * seen.width();
        var dy = (y - 0.5) * seen.height();
        var straightX = fraction((dx * Math.cos(radians) - dy * Math.sin(radians)) / straight.width());
        var straightY = fraction((dy * Math.cos(radians) + dx * Math.sin(radians)) / straight.height());
        return new Box(straightX, straightY, straightX, straightY);
    }

    private static float fraction(double fromMiddle) {
        return Math.clamp((float) fromMiddle + 0.5f, 0, 1);
    }

    /** In pixels. */
    public record Size(int width, int height) {}
}
