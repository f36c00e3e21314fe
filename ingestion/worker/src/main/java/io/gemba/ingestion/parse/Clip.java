package io.gemba.ingestion.parse;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What a part of a page is cut to: the intersection of shapes. */
record Clip(List<Shape> shapes) {
    private static final double TOLERANCE = 0.5;

    static Clip of(List<Path2D> paths) {
        var shapes = new ArrayList<Shape>();
        for (var path : paths) {
            var bounds = path.getBounds2D();
            shapes.add(isBox(path) ? widened(bounds) : path);
        }
        return new Clip(List.copyOf(shapes));
    }

    boolean shows(double x, double y) {
        for (var shape : shapes) {
            if (!shape.contains(x, y)) {
                return false;
            }
        }
        return true;
    }

    private static Rectangle2D widened(Rectangle2D box) {
        return new Rectangle2D.Double(
                box.getX() - TOLERANCE,
                box.getY() - TOLERANCE,
                box.getWidth() + 2 * TOLERANCE,
                box.getHeight() + 2 * TOLERANCE);
    }

    /** True if all corners are corners of the path's bounds. */
    private static boolean isBox(Path2D path) {
        var bounds = path.getBounds2D();
        var numbers = new double[6];
        var corners = 0;
        for (var it = path.getPathIterator(null); !it.isDone(); it.next()) {
            var kind = it.currentSegment(numbers);
            if (kind == PathIterator.SEG_CLOSE) {
                continue;
            }
            if (kind != PathIterator.SEG_MOVETO && kind != PathIterator.SEG_LINETO
                    || !isAt(numbers[0], bounds.getMinX(), bounds.getMaxX())
                    || !isAt(numbers[1], bounds.getMinY(), bounds.getMaxY())
                    || ++corners > 5) {
                return false;
            }
        }
        return corners >= 4;
    }

    private static boolean isAt(double value, double a, double b) {
        return Math.abs(value - a) < 0.01 || Math.abs(value - b) < 0.01;
    }
}
