package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an Odoo from being overrun, and callers from waiting for one that is down: so many calls at a time, one more
 * try for what did not get through, none for a while after several failed. That Odoo refuses a call is no failure of
 * its own.
 */
final class Guard {
    private static final int TRIES = 2;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int WINDOW = 8;
    private static final Duration OPEN = Duration.ofSeconds(10);

    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();

    Guard(OdooSettings settings, Clock clock) {
        this.clock = clock;
        this.places = new Semaphore(settings.concurrency(), true);
        this.breaker = CircuitBreaker.of(
                "odoo",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW / 2)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(OPEN)
                        .recordException(Guard::isUnreachable)
                        .ignoreException(Guard::isOutOfTime)
                        .build());
        this.retry = Retry.of(
                "odoo",
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .waitDuration(BETWEEN)
                        .retryOnException(Guard::isUnreachable)
                        .build());
    }

    /**
     * A call that changes nothing, and so may be made once more.
     *
     * @param left for how long the caller waits, a place among the calls that are under way included
     */
    <T> T reading(Supplier<T> call, Supplier<Duration> left) {
        return noting(() -> retry.executeSupplier(() -> guarded(call, left)));
    }

    private <T> T guarded(Supplier<T> call, Supplier<Duration> left) {
        enter(left.get());
        try {
            return breaker.executeSupplier(call);
        } finally {
            places.release();
        }
    }

    private void enter(Duration longest) {
        try {
            if (!places.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OdooFailure(Kind.UNREACHABLE, "The call was interrupted.", null, e);
        }
    }

    private <T> T noting(Supplier<T> call) {
        try {
            var result = call.get();
            since.set(null);
            return result;
        } catch (CallNotPermittedException e) {
            throw away(new OdooFailure(Kind.UNREACHABLE, "Odoo has not been reached for a while.", null, e));
        } catch (Busy e) {
            throw new OdooFailure(Kind.OUT_OF_TIME, "Odoo is busy with other calls.", null, e);
        } catch (OdooFailure e) {
            if (isUnreachable(e)) {
                throw away(e);
            }
            if (e.kind() != Kind.OUT_OF_TIME) {
                since.set(null);
            }
            throw e;
        }
    }

    private OdooFailure away(OdooFailure failure) {
        since.compareAndSet(null, clock.instant());
        var began = since.get();
        return began == null ? failure : failure.since(began);
    }

    private static boolean isUnreachable(Throwable thrown) {
        return thrown instanceof OdooFailure failure && failure.kind() == Kind.UNREACHABLE;
    }

    private static boolean isOutOfTime(Throwable thrown) {
        return thrown instanceof OdooFailure failure && failure.kind() == Kind.OUT_OF_TIME;
    }

    /** All places are taken, by whoever asks for longer. */
    private static final class Busy extends RuntimeException {}
}
