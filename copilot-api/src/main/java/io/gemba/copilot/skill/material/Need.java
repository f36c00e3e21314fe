package io.gemba.copilot.skill.material;

import io.gemba.odoo.OdooGroup;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What open manufacturing orders still want of a part.
 *
 * @param wanted what is not reserved for them, in the unit that stock is counted in
 * @param moves how many lines of orders these are
 * @param first when the earliest of them is to be there
 */
record Need(BigDecimal wanted, long moves, Optional<Instant> first) {

    /** Of lines that Odoo added up by the unit that they are counted in. */
    static Need of(List<OdooGroup> groups) {
        var wanted = groups.stream().map(Need::unreserved).reduce(BigDecimal.ZERO, BigDecimal::add);
        var moves = groups.stream()
                .mapToLong(it -> it.integer("__count").orElse(0L))
                .sum();
        var first = groups.stream().flatMap(it -> it.time("date:min").stream()).min(Comparator.naturalOrder());
        return new Need(wanted, moves, first);
    }

    /** Reservations stand in the unit of the line. */
    private static BigDecimal unreserved(OdooGroup group) {
        var counted = sum(group, "product_qty:sum");
        var written = sum(group, "product_uom_qty:sum");
        var reserved = sum(group, "quantity:sum");
        var converted = written.signum() > 0 && written.compareTo(counted) != 0
                ? reserved.multiply(counted).divide(written, MathContext.DECIMAL64)
                : reserved;
        return counted.subtract(converted).max(BigDecimal.ZERO);
    }

    private static BigDecimal sum(OdooGroup group, String of) {
        return group.decimal(of).orElse(BigDecimal.ZERO);
    }
}
