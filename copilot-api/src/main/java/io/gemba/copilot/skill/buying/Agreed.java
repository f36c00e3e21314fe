package io.gemba.copilot.skill.buying;

import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a supplier has agreed to for a part, from a vendor price list or a blanket order.
 *
 * @param read the price, or the line of the blanket order
 * @param blanket the blanket order; empty for a vendor price
 * @param price of one unit, what is taken off it already taken
 * @param minimum that has to be ordered for it
 * @param delay days from the order to the receipt; empty if nothing is said of it, as where Odoo itself has noted the
 *     price of an order, with none
 */
record Agreed(
        OdooRecord read,
        Instant asOf,
        Optional<OdooRecord> blanket,
        BigDecimal price,
        Optional<Reference> currency,
        Optional<Reference> unit,
        BigDecimal minimum,
        OptionalLong delay,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Agreed of(OdooRecord price, Instant asOf) {
        return new Agreed(
                price,
                asOf,
                Optional.empty(),
                net(price, "price"),
                price.reference("currency_id"),
                price.reference("product_uom_id"),
                price.decimal("min_qty").orElse(BigDecimal.ZERO),
                price.integer("delay").stream()
                        .mapToLong(it -> it)
                        .filter(it -> it > 0)
                        .findFirst(),
                price.date("date_start"),
                price.date("date_end"));
    }

    static Agreed of(OdooRecord line, OdooRecord blanket, Instant asOf) {
        return new Agreed(
                line,
                asOf,
                Optional.of(blanket),
                line.decimal("price_unit").orElse(BigDecimal.ZERO),
                blanket.reference("currency_id"),
                line.reference("product_uom_id"),
                BigDecimal.ZERO,
                OptionalLong.empty(),
                blanket.date("date_start"),
                blanket.date("date_end"));
    }

    /** A price without its discount. */
    static BigDecimal net(OdooRecord of, String field) {
        var price = of.decimal(field).orElse(BigDecimal.ZERO);
        return of.decimal("discount")
                .map(it -> price.multiply(HUNDRED.subtract(it), MathContext.DECIMAL64)
                        .divide(HUNDRED, MathContext.DECIMAL64))
                .orElse(price);
    }

    boolean isValid(LocalDate day) {
        return from.filter(it -> it.isAfter(day)).isEmpty()
                && to.filter(it -> it.isBefore(day)).isEmpty();
    }

    /** True of whatever is ordered in the same unit, or if one of them has none. */
    boolean isIn(Optional<Reference> other) {
        return unit.isEmpty()
                || other.isEmpty()
                || unit.get().id() == other.get().id();
    }

    boolean isPaidIn(Optional<Reference> other) {
        return currency.isEmpty()
                || other.isEmpty()
                || currency.get().id() == other.get().id();
    }

    boolean isBlanket() {
        return blanket.isPresent();
    }
}
