package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.Rule;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Keeps the straight edges of what is drawn on a page, since they may rule a table. */
final class PathRules {
    private static final float THICKEST_RULE = 3;
    private static final float SHORTEST_RULE = 6;
    private static final int MOST = 20_000;

    private final AffineTransform toSeen;
    private final List<Rule> rules = new ArrayList<>();

    PathRules(AffineTransform toSeen) {
        this.toSeen = toSeen;
    }

    List<Rule> rules() {
        return rules;
    }

    void stroked(GeneralPath path) {
        var at = new Point2D.Double();
        var start = new Point2D.Double();
        var numbers = new double[6];
        for (var it = path.getPathIterator(toSeen); !it.isDone(); it.next()) {
            switch (it.currentSegment(numbers)) {
                case PathIterator.SEG_MOVETO -> {
                    at.setLocation(numbers[0], numbers[1]);
                    start.setLocation(at);
                }
                case PathIterator.SEG_LINETO -> {
                    add(at.x, at.y, numbers[0], numbers[1]);
                    at.setLocation(numbers[0], numbers[1]);
                }
                case PathIterator.SEG_CLOSE -> add(at.x, at.y, start.x, start.y);
                case PathIterator.SEG_QUADTO -> at.setLocation(numbers[2], numbers[3]);
                default -> at.setLocation(numbers[4], numbers[5]);
            }
        }
    }

    /** Of filled shapes those that are as thin as a line, and of coloured boxes the edges. */
    void filled(GeneralPath path, boolean coloured) {
        var shape = new GeneralPath();
        var numbers = new double[6];
        var straight = true;
        for (var it = path.getPathIterator(toSeen); !it.isDone(); it.next()) {
            var kind = it.currentSegment(numbers);
            if (kind == PathIterator.SEG_MOVETO) {
                addFilled(shape, coloured && straight);
                shape.reset();
                straight = true;
                shape.moveTo(numbers[0], numbers[1]);
            } else if (kind == PathIterator.SEG_LINETO && shape.getCurrentPoint() != null) {
                straight &= isLevel(shape.getCurrentPoint(), numbers);
                shape.lineTo(numbers[0], numbers[1]);
            } else if (kind != PathIterator.SEG_CLOSE) {
                straight = false;
            }
        }
        addFilled(shape, coloured && straight);
    }

    private static boolean isLevel(Point2D from, double[] to) {
        return Math.abs(from.getX() - to[0]) < 0.1 || Math.abs(from.getY() - to[1]) < 0.1;
    }

    private void addFilled(GeneralPath shape, boolean isBox) {
        var bounds = shape.getBounds2D();
        if (Math.min(bounds.getWidth(), bounds.getHeight()) <= THICKEST_RULE) {
            add(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
        } else if (isBox) {
            edges(bounds);
        }
    }

    private void edges(Rectangle2D box) {
        add(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMinY());
        add(box.getMinX(), box.getMaxY(), box.getMaxX(), box.getMaxY());
        add(box.getMinX(), box.getMinY(), box.getMinX(), box.getMaxY());
        add(box.getMaxX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private void add(double xa, double ya, double xb, double yb) {
        var rule = new Rule(
                (float) Math.min(xa, xb), (float) Math.min(ya, yb), (float) Math.max(xa, xb), (float) Math.max(ya, yb));
        var across = Math.min(rule.x1() - rule.x0(), rule.y1() - rule.y0());
        var along = Math.max(rule.x1() - rule.x0(), rule.y1() - rule.y0());
        if (across <= THICKEST_RULE && along >= SHORTEST_RULE && rules.size() < MOST) {
            rules.add(rule);
        }
    }
}
