package io.gemba.copilot.skill.planning.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a work centre has to do, beside what it can.
 *
 * @param minutes of planned work
 * @param available hours; none if nobody knows
 */
record CenterShare(long center, String name, BigDecimal minutes, Optional<BigDecimal> available) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    static final Comparator<CenterShare> FULLEST_FIRST = Comparator.comparing(
                    (CenterShare it) -> it.percent().orElse(BigDecimal.valueOf(-1)))
            .thenComparing(CenterShare::minutes)
            .reversed()
            .thenComparing(CenterShare::name);

    BigDecimal hours() {
        return CenterHours.hours(minutes);
    }

    /** The planned share of the available hours, in whole percent. */
    Optional<BigDecimal> percent() {
        return available
                .filter(it -> it.signum() > 0)
                .map(it -> minutes.multiply(HUNDRED).divide(it.multiply(MINUTES), 0, RoundingMode.HALF_UP));
    }

    boolean isOver() {
        return available
                .filter(it -> minutes.compareTo(it.multiply(MINUTES)) > 0)
                .isPresent();
    }

    /** How many hours too many it has; fewer than none if some are left. */
    Optional<BigDecimal> over() {
        return available.map(it -> hours().subtract(it));
    }
}
