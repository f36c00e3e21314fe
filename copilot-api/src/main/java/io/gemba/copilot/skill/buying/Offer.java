package io.gemba.copilot.skill.buying;

import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A vendor's price for a part, as of a day.
 *
 * @param today the day on which it would be ordered
 * @param current true of the vendor from whom the part was ordered last
 */
record Offer(Agreed terms, LocalDate today, boolean current) {

    /** What holds today first, then what could be here first, then by price; prices in other currencies stay apart. */
    static final Comparator<Offer> FIRST = Comparator.comparing((Offer it) -> !it.isValid())
            .thenComparing(it -> it.arrival().orElse(LocalDate.MAX))
            .thenComparing(it -> it.terms().currency().map(Reference::label).orElse(""))
            .thenComparing(it -> it.terms().price())
            .thenComparing(it -> it.terms().minimum())
            .thenComparing(it -> it.terms().read().id());

    boolean isValid() {
        return terms.isValid(today);
    }

    /** When it could be here; empty if the vendor's lead time is not known. */
    Optional<LocalDate> arrival() {
        return delay().map(today::plusDays);
    }

    Optional<Long> delay() {
        return terms.delay().isPresent() ? Optional.of(terms.delay().orElseThrow()) : Optional.empty();
    }

    Optional<Reference> vendor() {
        return terms.read().reference("partner_id");
    }

    long vendorId() {
        return vendor().map(Reference::id).orElse(0L);
    }

    /** True if that much can be ordered at its price; true, too, where it counts in another unit. */
    boolean covers(BigDecimal quantity) {
        return terms.minimum().compareTo(quantity) <= 0;
    }

    /** True if the two prices can be held against each other. */
    boolean isComparable(Offer other) {
        return terms.isPaidIn(other.terms().currency())
                && terms.isIn(other.terms().unit());
    }
}
