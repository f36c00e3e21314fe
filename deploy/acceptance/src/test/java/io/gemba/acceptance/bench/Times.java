package io.gemba.acceptance.bench;

import java.time.Duration;
import java.util.List;

/** Durations, shortest first. */
record Times(List<Duration> sorted) {
    static Times of(List<Duration> times) {
        return new Times(times.stream().sorted().toList());
    }

    /** That which so many of a hundred are not above, in milliseconds. */
    long at(int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                .toMillis();
    }

    @Override
    public String toString() {
        return at(50) + " / " + at(95);
    }
}
