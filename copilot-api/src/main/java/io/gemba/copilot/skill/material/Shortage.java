package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is missing of a part at a site.
 *
 * @param need of open manufacturing orders; empty if there is none
 * @param stock of the part there; empty if that could not be read
 * @param points its reordering rules there that fall below their minimum within the lead time
 * @param whole true if all that is needed of it counts, whenever that is
 */
record Shortage(
        Part part,
        Company site,
        Optional<Need> need,
        Optional<OdooRecord> stock,
        List<OdooRecord> points,
        Optional<Source> source,
        boolean whole,
        ZoneId zone) {

    /** The earliest to be ordered first, then the earliest needed. */
    static final Comparator<Shortage> BY_URGENCY = Comparator.comparing(Shortage::urgent)
            .thenComparing(it -> it.needed().orElse(LocalDate.MAX))
            .thenComparing(Comparator.comparing(Shortage::missing).reversed())
            .thenComparing(it -> it.part().id());

    Shortage {
        points = List.copyOf(points);
    }

    Shortage from(Optional<Source> other) {
        return new Shortage(part, site, need, stock, points, other, whole, zone);
    }

    boolean isShort() {
        return isMissing() || isBelow();
    }

    boolean isMissing() {
        return missing().signum() > 0;
    }

    boolean isBelow() {
        return !points.isEmpty();
    }

    BigDecimal wanted() {
        return need.map(Need::wanted).orElse(BigDecimal.ZERO);
    }

    BigDecimal free() {
        return stocked("free_qty").max(BigDecimal.ZERO);
    }

    BigDecimal coming() {
        return stocked("incoming_qty").max(BigDecimal.ZERO);
    }

    /** What orders need beyond what is free; nothing is known to be missing if stock could not be read. */
    BigDecimal missing() {
        return stock.isEmpty() ? BigDecimal.ZERO : wanted().subtract(free()).max(BigDecimal.ZERO);
    }

    /** What is missing even when all has come. */
    BigDecimal uncovered() {
        return missing().subtract(coming()).max(BigDecimal.ZERO);
    }

    BigDecimal minimum() {
        return sum("product_min_qty");
    }

    /** What there will be within the lead time; empty if that may not be read. */
    Optional<BigDecimal> forecast() {
        return points.stream().allMatch(it -> it.has("qty_forecast"))
                ? Optional.of(sum("qty_forecast"))
                : Optional.empty();
    }

    /**
     * A draft of what to order: what the reordering rule asks for, but no less than orders lack, nor than the forecast
     * of Odoo is below zero, which knows what else is promised.
     */
    BigDecimal toOrder() {
        var overdrawn = whole && isMissing() ? stocked("virtual_available").negate() : BigDecimal.ZERO;
        return Stream.of(sum("qty_to_order"), uncovered(), overdrawn).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** The day on which the first order needs it. */
    Optional<LocalDate> needed() {
        return need.flatMap(Need::first).map(it -> LocalDate.ofInstant(it, zone));
    }

    /** The last day to order it: that of the reordering rule, or so long before it is needed as it takes to come. */
    Optional<LocalDate> orderBy() {
        if (toOrder().signum() <= 0) {
            return Optional.empty();
        }
        var ruled = points.stream().flatMap(it -> it.date("deadline_date").stream());
        var counted = uncovered().signum() > 0
                ? source.flatMap(from -> needed().map(it -> it.minusDays(from.days()))).stream()
                : Stream.<LocalDate>empty();
        return Stream.concat(ruled, counted).min(Comparator.naturalOrder());
    }

    private LocalDate urgent() {
        return orderBy().or(this::needed).orElse(LocalDate.MAX);
    }

    private BigDecimal sum(String field) {
        return points.stream()
                .map(it -> it.decimal(field).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal stocked(String field) {
        return stock.flatMap(it -> it.decimal(field)).orElse(BigDecimal.ZERO);
    }

    /**
     * The part.
     *
     * @param template that its vendors and bills of materials hang on; 0 if it is not known
     */
    record Part(long id, long template, String label, String unit) {}
}
