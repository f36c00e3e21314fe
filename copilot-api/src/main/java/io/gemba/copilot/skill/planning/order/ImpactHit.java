package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of a sales order that waits.
 *
 * @param sale its order; none if it could not be read
 * @param via the manufacturing order between; none if the part itself is delivered
 * @param expected when it can be there; none if nobody knows
 * @param isCertain false if Odoo holds no link and both only want the same product
 */
record ImpactHit(
        OdooRecord line,
        Optional<OdooRecord> sale,
        Optional<OdooRecord> via,
        Optional<Instant> expected,
        boolean isCertain,
        Telling telling) {
    static final Comparator<ImpactHit> WORST_FIRST = Comparator.comparingLong(
                    (ImpactHit it) -> it.daysLate().orElse(0))
            .thenComparing(ImpactHit::value)
            .reversed();

    BigDecimal open() {
        return line.decimal("product_uom_qty")
                .orElse(BigDecimal.ZERO)
                .subtract(line.decimal("qty_delivered").orElse(BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }

    boolean isOpen() {
        return open().signum() > 0;
    }

    /** What the customer was told; else what Odoo reckons with. */
    Optional<Instant> promise() {
        return sale.flatMap(it -> it.time("commitment_date").or(() -> it.time("expected_date")));
    }

    boolean isPromised() {
        return sale.filter(it -> it.has("commitment_date")).isPresent();
    }

    /** How many days behind its promise it comes, none or less if it is in time; unknown without either day. */
    OptionalLong daysLate() {
        if (!isOpen() || promise().isEmpty() || expected.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(telling.daysBetween(promise().get(), expected.get()));
    }

    boolean isLate() {
        return daysLate().orElse(0) > 0;
    }

    /** What the whole line is worth, without tax. */
    BigDecimal value() {
        return line.decimal("price_subtotal").orElse(BigDecimal.ZERO);
    }

    String currency() {
        return Telling.label(line, "currency_id", "");
    }

    String order() {
        return sale.map(it -> Telling.label(it, "name")).orElseGet(() -> Telling.label(line, "order_id", "?"));
    }

    String customer() {
        return Telling.label(
                line,
                "order_partner_id",
                sale.map(it -> Telling.label(it, "partner_id", ""))
                        .filter(it -> !it.isEmpty())
                        .orElseGet(() -> telling.words().say("unknown")));
    }
}
