package io.gemba.ingestion.odoo;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Keeps the reading from slowing people who work in Odoo: one call at a time, and after each a rest of several times as
 * long as Odoo took for it. When Odoo has much to do it answers late, and so is asked less.
 */
final class Pace {
    private static final int REST = 3;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Duration least;
    private long notBefore = System.nanoTime();

    Pace(Duration least) {
        this.least = least;
    }

    /** Waits for its turn, and calls. */
    synchronized <T> T call(Supplier<T> call) {
        rest(notBefore - System.nanoTime());
        var began = System.nanoTime();
        try {
            return call.get();
        } finally {
            var ended = System.nanoTime();
            notBefore = ended + after(Duration.ofNanos(ended - began)).toNanos();
        }
    }

    /** How long to leave Odoo alone after a call. */
    Duration after(Duration took) {
        var rest = took.multipliedBy(REST);
        var longest = least.compareTo(LONGEST) > 0 ? least : LONGEST;
        return rest.compareTo(least) < 0 ? least : rest.compareTo(longest) > 0 ? longest : rest;
    }

    private static void rest(long nanos) {
        if (nanos <= 0) {
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the worker ends");
        }
    }
}
