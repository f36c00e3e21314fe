package io.gemba.copilot.skill.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What stock was worth and what became of it over some days, in one currency.
 *
 * @param opening what had come in before, less what had gone out
 * @param in what came in
 * @param out what went out, to wherever
 * @param consumed of that, into production
 * @param delivered of that, to customers and to other companies, less what customers sent back
 * @param moves how many stock moves that is
 */
record StockFlow(
        BigDecimal opening, BigDecimal in, BigDecimal out, BigDecimal consumed, BigDecimal delivered, long moves) {
    static final StockFlow NONE =
            new StockFlow(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    StockFlow plus(StockFlow other) {
        return new StockFlow(
                opening.add(other.opening),
                in.add(other.in),
                out.add(other.out),
                consumed.add(other.consumed),
                delivered.add(other.delivered),
                moves + other.moves);
    }

    BigDecimal closing() {
        return opening.add(in).subtract(out);
    }

    BigDecimal average() {
        return Money.rounded(opening.add(closing()).divide(TWO, MathContext.DECIMAL64));
    }

    BigDecimal used() {
        return consumed.add(delivered);
    }

    /** How often an amount is as much as the stock was on average; empty if there was none. */
    private Optional<BigDecimal> turns(BigDecimal amount) {
        return average().signum() <= 0
                ? Optional.empty()
                : Money.ratio(amount, average()).map(it -> it.setScale(2, RoundingMode.HALF_UP));
    }

    Optional<BigDecimal> turns() {
        return turns(used());
    }

    /** Counting only what was delivered. */
    Optional<BigDecimal> deliveredTurns() {
        return turns(delivered);
    }

    /** The same pace kept up for a year. */
    Optional<BigDecimal> turnsInYear(long days) {
        return average().signum() <= 0 || days <= 0
                ? Optional.empty()
                : Money.ratio(used().multiply(YEAR), average().multiply(BigDecimal.valueOf(days)))
                        .map(it -> it.setScale(2, RoundingMode.HALF_UP));
    }

    /** How many days the average stock would last at that pace; empty if nothing was used. */
    Optional<Long> daysOfStock(long days) {
        return average().signum() <= 0 || used().signum() <= 0
                ? Optional.empty()
                : Money.ratio(average().multiply(BigDecimal.valueOf(days)), used())
                        .map(it -> it.setScale(0, RoundingMode.HALF_UP).longValue());
    }
}
