package io.gemba.copilot.skill.floor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** Hours, shares and means, rounded as they are told. */
final class Numbers {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 2;

    private Numbers() {}

    static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }

    static BigDecimal hours(BigDecimal minutes) {
        return minutes.divide(MINUTES, DIGITS, RoundingMode.HALF_UP);
    }

    static BigDecimal hours(Duration duration) {
        return hours(BigDecimal.valueOf(duration.toSeconds()).divide(MINUTES, 2 * DIGITS, RoundingMode.HALF_UP));
    }

    /** In percent; empty where there is no whole. */
    static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? Optional.empty()
                : Optional.of(part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP));
    }

    /** Of so many; empty of none. */
    static Optional<BigDecimal> mean(BigDecimal sum, long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(sum.divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP));
    }
}
