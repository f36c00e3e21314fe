package io.gemba.copilot.skill.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What is usual among several numbers, which a few odd ones do not move.
 *
 * @param median the middle one
 * @param deviation the median of how far they lie from it
 * @param count how many there are
 */
record Usual(BigDecimal median, BigDecimal deviation, int count) {
    /** Fewer say nothing. */
    static final int FEWEST = 5;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal TIMES = BigDecimal.valueOf(5);
    private static final BigDecimal HALF_MORE = new BigDecimal("1.5");

    /** Empty of fewer than {@value #FEWEST}. */
    static Optional<Usual> of(List<BigDecimal> numbers) {
        if (numbers.size() < FEWEST) {
            return Optional.empty();
        }
        var median = median(numbers);
        var deviation =
                median(numbers.stream().map(it -> it.subtract(median).abs()).toList());
        return Optional.of(new Usual(median, deviation, numbers.size()));
    }

    static BigDecimal median(List<BigDecimal> numbers) {
        var sorted = numbers.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO, MathContext.DECIMAL64);
    }

    /** True of what lies more than five deviations above the median, and half as much again at least. */
    boolean isExceededBy(BigDecimal number) {
        return number.compareTo(median.add(deviation.multiply(TIMES))) > 0
                && number.compareTo(median.multiply(HALF_MORE)) > 0;
    }
}
