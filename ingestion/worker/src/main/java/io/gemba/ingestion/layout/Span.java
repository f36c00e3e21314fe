package io.gemba.ingestion.layout;

import java.util.List;

/** A range across the page. */
record Span(float from, float to) {

    static Span of(Line line) {
        return new Span(line.x0(), line.x1());
    }

    static Span of(Token token) {
        return new Span(token.x0(), token.x1());
    }

    boolean holds(float at) {
        return at >= from && at <= to;
    }

    float width() {
        return to - from;
    }

    float middle() {
        return (from + to) / 2;
    }

    /** How much of it lies over another; not positive if they are apart. */
    float shared(Span other) {
        return Math.min(to, other.to) - Math.max(from, other.from);
    }

    Span union(Span other) {
        return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** True if both begin, end, or are centred at the same place, or one lies within the other. */
    boolean isAligned(Span other, float near) {
        return Math.abs(from - other.from) < near
                || Math.abs(to - other.to) < near
                || Math.abs(middle() - other.middle()) < near
                || shared(other) > Math.min(width(), other.width()) - 0.1f;
    }

    /** Those of several that it lies over. */
    List<Span> over(List<Span> spans) {
        return spans.stream().filter(it -> it.shared(this) > 0).toList();
    }

    /** The one of several that it lies over, or the nearest; ranges are sorted and apart. */
    int nearest(List<Span> spans) {
        var best = 0;
        var least = Float.MAX_VALUE;
        for (int i = 0; i < spans.size(); i++) {
            var shared = shared(spans.get(i));
            var distance = shared > 0
                    ? -shared
                    : -shared * 1000 + Math.abs(middle() - spans.get(i).middle());
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
