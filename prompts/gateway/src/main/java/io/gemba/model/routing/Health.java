package io.gemba.model.routing;

import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Deadline;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether a provider is worth asking: left alone while it asked for that, and for a while after it failed repeatedly.
 */
final class Health {
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final CircuitBreaker breaker;
    private volatile Deadline restsUntil = Deadline.in(Duration.ZERO);

    Health(String provider, Duration cooldown) {
        this.breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(cooldown)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /**
     * Permits one attempt, which has to end in {@link #answered}, {@link #failed} or {@link #release}.
     *
     * @throws ModelFailed if the provider is being left alone
     */
    void permit() {
        if (!restsUntil.isOver()) {
            throw new ModelFailed(new FailureReason.RateLimited(restsUntil.left()));
        }
        if (!breaker.tryAcquirePermission()) {
            throw new ModelFailed(new FailureReason.Resting());
        }
    }

    void answered() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** The attempt says nothing about the provider. */
    void release() {
        breaker.releasePermission();
    }

    /**
     * The attempt failed.
     *
     * @param heard whether the provider had begun to reply
     */
    void failed(ModelFailed failure, boolean heard) {
        switch (failure.reason()) {
            case FailureReason.ServerFault it -> count(failure);
            case FailureReason.Unreachable it -> count(failure);
            case FailureReason.Stalled it -> count(failure);
            case FailureReason.Malformed it -> count(failure);
            case FailureReason.Cut it -> count(failure);
            case FailureReason.Unauthorized it -> count(failure);
            case FailureReason.TimedOut it -> {
                if (heard) {
                    release();
                } else {
                    count(failure);
                }
            }
            case FailureReason.RateLimited limited -> {
                release();
                rest(limited.retryAfter());
            }
            case FailureReason.ContentRefused it -> answered();
            case FailureReason.ContextTooLong it -> answered();
            case FailureReason.Rejected it -> release();
            case FailureReason.Cancelled it -> release();
            case FailureReason.Overloaded it -> release();
            case FailureReason.Resting it -> release();
            case FailureReason.NoProvider it -> release();
        }
    }

    private void count(ModelFailed failure) {
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    }

    private void rest(Duration asked) {
        restsUntil = Deadline.in(asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST);
    }
}
