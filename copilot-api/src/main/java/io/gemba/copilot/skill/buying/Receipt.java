package io.gemba.copilot.skill.buying;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A line of a purchase order of which something has come.
 *
 * @param line its number in Odoo
 * @param deliveries one at least
 * @param confirmed when its order was confirmed
 */
record Receipt(long line, List<Delivery> deliveries, Optional<LocalDate> confirmed) {
    Receipt {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * A part of it that came, or all of it.
     *
     * @param move its number in Odoo
     * @param promised the day that was promised when it came
     */
    record Delivery(long move, LocalDate promised, LocalDate came) {
        /** Negative if it came before. */
        long late() {
            return ChronoUnit.DAYS.between(promised, came);
        }
    }

    /** The delivery that was the latest after its promised day: the line is as late as that. */
    Delivery worst() {
        return deliveries.stream()
                .max((a, b) -> Long.compare(a.late(), b.late()))
                .orElseThrow();
    }

    long late() {
        return worst().late();
    }

    /** The day when the last of it came. */
    LocalDate came() {
        return deliveries.stream().map(Delivery::came).max(LocalDate::compareTo).orElseThrow();
    }

    /** Days from the order to the last of it; none if it was confirmed only after it had come. */
    Optional<Long> leadTime() {
        return confirmed.map(it -> ChronoUnit.DAYS.between(it, came())).filter(it -> it >= 0);
    }
}
