package io.gemba.ingestion.parse;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page is painted with besides its text, in the order in which it is painted: enough to tell what lies behind
 * and over a letter. Places are in the page's own coordinates.
 */
final class Paints {
    private static final double CELL = 36;
    private static final double SMALLEST = 3;
    private static final int MOST_CELLS = 4_000;

    private final Map<Long, List<Paint>> cells = new HashMap<>();
    private final List<Paint> large = new ArrayList<>();
    private final Rectangle2D page;

    Paints(Rectangle2D page) {
        this.page = page;
    }

    /** Adds what is painted next; shapes that are too small to lie behind a letter are left out. */
    void add(Paint paint) {
        var bounds = paint.bounds.createIntersection(page);
        if (bounds.getWidth() < SMALLEST || bounds.getHeight() < SMALLEST) {
            return;
        }
        var x1 = cell(bounds.getMaxX());
        var y1 = cell(bounds.getMaxY());
        var x0 = cell(bounds.getMinX());
        var y0 = cell(bounds.getMinY());
        if ((x1 - x0 + 1) * (y1 - y0 + 1) > MOST_CELLS) {
            large.add(paint);
            return;
        }
        for (var x = x0; x <= x1; x++) {
            for (var y = y0; y <= y1; y++) {
                cells.computeIfAbsent(x << 32 ^ y & 0xFFFFFFFFL, key -> new ArrayList<>())
                        .add(paint);
            }
        }
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }

    /** What has been painted at a point, first to last. */
    List<Paint> at(double x, double y) {
        var here = cells.getOrDefault(cell(x) << 32 ^ cell(y) & 0xFFFFFFFFL, List.of());
        if (here.isEmpty() && large.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Paint>();
        for (var paint : large) {
            if (paint.covers(x, y)) {
                found.add(paint);
            }
        }
        var sorted = found.isEmpty();
        for (var paint : here) {
            if (paint.covers(x, y)) {
                found.add(paint);
            }
        }
        if (!sorted) {
            found.sort((a, b) -> Integer.compare(a.order, b.order));
        }
        return found;
    }

    /**
     * Something that has been painted.
     *
     * @param order later paints have a higher one
     * @param colour {@link Shade#UNKNOWN} where it is not one colour
     * @param opacity 0 to 1
     * @param isPicture true of an image
     */
    record Paint(int order, Shape shape, Rectangle2D bounds, Clip clip, int colour, double opacity, boolean isPicture) {
        boolean covers(double x, double y) {
            return bounds.contains(x, y) && shape.contains(x, y) && clip.shows(x, y);
        }

        boolean isOpaque() {
            return opacity > 0.98;
        }
    }
}
