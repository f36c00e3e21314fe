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
        return turned(box, -radians, straight, seen);
    }

    /** Where a box of the page as it is seen stands on the straightened page; the other way round. */
    public Box straight(Box box) {
        return turned(box, radians, seen, straight);
    }

    private static Box turned(Box box, float angle, Size from, Size to) {
        return corner(box.x0(), box.y0(), angle, from, to)
                .union(corner(box.x1(), box.y0(), angle, from, to))
                .union(corner(box.x0(), box.y1(), angle, from, to))
                .union(corner(box.x1(), box.y1(), angle, from, to));
    }

    private static Box corner(float x, float y, float angle, Size from, Size to) {
        var dx = (x - 0.5) * from.width();
        var dy = (y - 0.5) * from.height();
        var toX = fraction((dx * Math.cos(angle) - dy * Math.sin(angle)) / to.width());
        var toY = fraction((dy * Math.cos(angle) + dx * Math.sin(angle)) / to.height());
        return new Box(toX, toY, toX, toY);
    }

    private static float fraction(double fromMiddle) {
        return Math.clamp((float) fromMiddle + 0.5f, 0, 1);
    }

    /** In pixels. */
    public record Size(int width, int height) {}
}
