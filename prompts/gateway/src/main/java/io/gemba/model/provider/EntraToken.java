package io.gemba.model.provider;

import java.time.Duration;
import java.time.Instant;

/** A token and when it came and ends. */
record EntraToken(String value, Instant from, Instant until) {
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** Whether to ask for another; not at once again, since Azure may hand out the same although it ends soon. */
    boolean isDue(Instant now) {
        return !isGood(now) || now.plus(EARLY).isAfter(until) && now.isAfter(from.plus(PAUSE));
    }

    boolean isGood(Instant now) {
        return now.plus(MARGIN).isBefore(until);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return "EntraToken[until %s]".formatted(until);
    }
}
