package io.gemba.copilot.skill.floor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How well a work centre was used. A factor is empty where no record tells it.
 *
 * @param made by its finished work orders; empty if there are none
 * @param scrapped of that; empty if scrap could not be read
 */
record Used(long id, String name, Times times, Optional<Made> made, Optional<BigDecimal> scrapped) {
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    /**
     * Minutes that were logged.
     *
     * @param slow ran longer than was expected
     * @param stopped stood still
     * @param count of the records
     */
    record Times(BigDecimal productive, BigDecimal slow, BigDecimal stopped, long count) {
        BigDecimal running() {
            return productive.add(slow);
        }

        BigDecimal all() {
            return running().add(stopped);
        }
    }

    /**
     * What work orders made.
     *
     * @param expected minutes
     * @param took minutes
     * @param count of the work orders
     */
    record Made(BigDecimal expected, BigDecimal took, BigDecimal produced, long count) {}

    /** Of the time that was logged, for how much it ran; nothing, if it only stood still. */
    Optional<BigDecimal> availability() {
        return Numbers.percent(times.running(), times.all());
    }

    /** Of the time that its work took, how much was expected; more than all of it counts as all. */
    Optional<BigDecimal> performance() {
        return made.filter(it -> it.expected().signum() > 0)
                .flatMap(it -> Numbers.percent(it.expected(), it.took()))
                .map(FULL::min);
    }

    /** Of what it made, how much was not scrapped. */
    Optional<BigDecimal> quality() {
        return made.flatMap(it -> scrapped.flatMap(
                bad -> Numbers.percent(it.produced().subtract(bad).max(BigDecimal.ZERO), it.produced())));
    }

    /** All three of them, or nothing. */
    Optional<BigDecimal> oee() {
        return availability()
                .flatMap(a -> performance()
                        .flatMap(p -> quality()
                                .map(q -> a.multiply(p)
                                        .multiply(q)
                                        .divide(FULL.multiply(FULL), 1, RoundingMode.HALF_UP))));
    }

    /** As Odoo shows it on a work centre: productive time of all that was logged. */
    Optional<BigDecimal> odoo() {
        return Numbers.percent(times.productive(), times.all());
    }
}
