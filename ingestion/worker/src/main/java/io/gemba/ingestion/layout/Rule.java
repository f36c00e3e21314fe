package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A ruling line on a page: horizontal when it is wider than high. Same units as {@link Token}. */
public record Rule(float x0, float y0, float x1, float y1) {
    private static final float LEVEL = 0.7f;
    private static final float TOUCH = 4;

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

    /** Level lines, those made one that go on where another ends: often each cell has a line of its own. */
    static List<Rule> joined(List<Rule> rules) {
        var joined = new ArrayList<Rule>();
        for (var rule : rules.stream()
                .sorted(Comparator.comparingDouble(Rule::at).thenComparingDouble(Rule::from))
                .toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && Math.abs(last.at() - rule.at()) < LEVEL && rule.from() < last.to() + TOUCH) {
                joined.set(
                        joined.size() - 1,
                        new Rule(last.x0(), last.y0(), Math.max(last.x1(), rule.x1()), Math.max(last.y1(), rule.y1())));
            } else {
                joined.add(rule);
            }
        }
        return joined;
    }

    /** The same line in other units. */
    public Rule scaled(float factor) {
        return new Rule(x0 * factor, y0 * factor, x1 * factor, y1 * factor);
    }
}
