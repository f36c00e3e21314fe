package io.gemba.model.http;

import java.time.Duration;

/** A point in time after which an answer is of no use; unmoved when the machine's clock is set. */
public final class Deadline {
    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left; zero when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }

    /** What is left, but no more than that. */
    public Duration leftUpTo(Duration most) {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }
}
