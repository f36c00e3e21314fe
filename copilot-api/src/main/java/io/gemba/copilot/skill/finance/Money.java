package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.OdooValues;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** Arithmetic with amounts. Amounts of different currencies are never added up. */
final class Money {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int CENTS = 2;

    private Money() {}

    /** Zero if it was not read or is empty. */
    static BigDecimal of(OdooValues read, String field) {
        return read.decimal(field).orElse(BigDecimal.ZERO);
    }

    static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP);
    }

    static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Empty if there is nothing to divide by. */
    static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, MathContext.DECIMAL64));
    }

    /** In percent with one digit behind the point; empty if there is nothing to measure by. */
    static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return ratio(part.multiply(HUNDRED), whole.abs()).map(it -> it.setScale(1, RoundingMode.HALF_UP));
    }

    /** With its sign, whichever it is. */
    static String signed(BigDecimal amount, String unit, Telling telling) {
        var plus = amount.signum() > 0 ? "+" : "";
        return plus + telling.amount(amount, unit);
    }

    static String label(OdooRecord read, String field) {
        return Telling.label(read, field, "");
    }

    static long id(OdooValues read, String field) {
        return read.reference(field).map(Reference::id).orElse(0L);
    }
}
