package io.gemba.copilot.skill.buying;

import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a purchase order beside what is agreed for its part.
 *
 * @param ordered the day of the order: what was valid then counts
 * @param promised the day when it should come
 * @param agreed for its part with its supplier, valid or not
 */
record OrderedLine(OdooRecord read, LocalDate ordered, Optional<LocalDate> promised, List<Agreed> agreed) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int CENTS = 2;
    private static final Comparator<Agreed> BEST = Comparator.comparing((Agreed it) -> !it.isBlanket())
            .thenComparing(Agreed::price)
            .thenComparing(it -> it.read().integer("sequence").orElse(0L))
            .thenComparing(it -> it.read().id());

    OrderedLine {
        agreed = List.copyOf(agreed);
    }

    /** What is not as it was agreed. */
    enum Deviation {
        PRICE,
        LEAD_TIME,
        MINIMUM,
        VALIDITY,
        CURRENCY,
        UNIT,
        /** More than is left of a blanket order. */
        BLANKET_QUANTITY,
        /** Nothing is agreed. */
        NOTHING
    }

    BigDecimal quantity() {
        return read.decimal("product_qty").orElse(BigDecimal.ZERO);
    }

    BigDecimal price() {
        return Agreed.net(read, "price_unit");
    }

    Optional<Reference> unit() {
        return read.reference("product_uom_id");
    }

    /**
     * What it is held against, as Odoo would choose it, but a blanket order before all: of what was valid on the day of
     * the order and for its quantity, the lowest price; else what comes nearest to that.
     */
    Optional<Agreed> chosen() {
        var valid = agreed.stream().filter(it -> it.isValid(ordered)).toList();
        var enough = valid.stream().filter(this::reaches).min(BEST);
        var least = valid.stream().min(Comparator.comparing(Agreed::minimum).thenComparing(BEST));
        var latest =
                agreed.stream().max(Comparator.comparing((Agreed it) -> it.to().orElse(LocalDate.MIN)));
        return enough.or(() -> least).or(() -> latest);
    }

    private boolean reaches(Agreed it) {
        return !it.isIn(unit()) || it.minimum().compareTo(quantity()) <= 0;
    }

    Set<Deviation> deviations() {
        var found = EnumSet.noneOf(Deviation.class);
        chosen().ifPresentOrElse(it -> compare(it, found), () -> found.add(Deviation.NOTHING));
        return found;
    }

    private void compare(Agreed with, Set<Deviation> found) {
        if (!with.isValid(ordered)) {
            found.add(Deviation.VALIDITY);
        }
        if (!with.isPaidIn(read.reference("currency_id"))) {
            found.add(Deviation.CURRENCY);
        }
        if (!with.isIn(unit())) {
            found.add(Deviation.UNIT);
        } else if (!reaches(with)) {
            found.add(Deviation.MINIMUM);
        }
        if (more().signum() != 0) {
            found.add(Deviation.PRICE);
        }
        if (daysMore() > 0) {
            found.add(Deviation.LEAD_TIME);
        }
        if (beyond().signum() > 0) {
            found.add(Deviation.BLANKET_QUANTITY);
        }
    }

    boolean isComparable() {
        return chosen().filter(it -> it.isPaidIn(read.reference("currency_id")) && it.isIn(unit()))
                .isPresent();
    }

    /** By how much one unit costs more than was agreed, less if negative; zero where the two cannot be compared. */
    BigDecimal more() {
        return isComparable()
                ? price().subtract(chosen().orElseThrow().price())
                        .setScale(6, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                : BigDecimal.ZERO;
    }

    /** The same for the whole line. */
    BigDecimal amount() {
        return more().multiply(quantity()).setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** What the whole line would cost as agreed; zero where it cannot be compared. */
    BigDecimal agreedAmount() {
        return isComparable()
                ? chosen().orElseThrow().price().multiply(quantity()).setScale(CENTS, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }

    /** In percent of what was agreed; none of nothing. */
    Optional<BigDecimal> percent() {
        return chosen().map(Agreed::price)
                .filter(it -> it.signum() > 0)
                .map(it -> more().multiply(HUNDRED)
                        .divide(it, 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }

    /** Days from the order to the promised day. */
    Optional<Long> leadTime() {
        return promised.map(it -> ChronoUnit.DAYS.between(ordered, it));
    }

    /** By how many days it takes longer than was agreed; zero or less if it does not. */
    long daysMore() {
        return chosen().filter(it -> it.delay().isPresent())
                .flatMap(it -> leadTime().map(days -> days - it.delay().orElseThrow()))
                .orElse(0L);
    }

    /** How much of its blanket order is called off beyond what that is for; zero if it is within. */
    BigDecimal beyond() {
        return chosen().filter(Agreed::isBlanket)
                .filter(it -> it.isIn(unit()))
                .map(Agreed::read)
                .filter(it -> it.has("product_qty") && it.has("qty_ordered"))
                .map(it -> it.decimal("qty_ordered")
                        .orElse(BigDecimal.ZERO)
                        .subtract(it.decimal("product_qty").orElse(BigDecimal.ZERO)))
                .orElse(BigDecimal.ZERO)
                .max(BigDecimal.ZERO);
    }
}
