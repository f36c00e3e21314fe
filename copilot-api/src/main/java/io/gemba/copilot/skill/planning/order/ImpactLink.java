package io.gemba.copilot.skill.planning.order;

import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A way from what is waited for to a sales order.
 *
 * @param line of the sales order, by its id
 * @param origin what the manufacturing order was made for, by name
 * @param via the manufacturing order between
 * @param isCertain false if Odoo holds no link and both only want the same product
 */
record ImpactLink(
        Optional<Long> line,
        Optional<String> origin,
        Optional<OdooRecord> via,
        Optional<Instant> expected,
        boolean isCertain) {

    /** What a manufacturing order was made for. */
    static ImpactLink of(OdooRecord order, Optional<Instant> expected, boolean isCertain) {
        var line = Optional.of(ImpactCause.id(order, "sale_line_id")).filter(it -> it > 0);
        return new ImpactLink(line, order.text("origin"), Optional.of(order), expected, isCertain);
    }

    /** A delivery of the product itself. */
    static ImpactLink of(long line, Optional<Instant> expected, boolean isCertain) {
        return new ImpactLink(Optional.of(line), Optional.empty(), Optional.empty(), expected, isCertain);
    }

    /**
     * True if it leads to a line: to that one, or to an order's line of what is made; to all of its lines if it has
     * none of that product, as what is made may go into each of them.
     */
    boolean leadsTo(OdooRecord it, String order, List<OdooRecord> lines) {
        if (line.isPresent()) {
            return line.get() == it.id();
        }
        if (origin.isEmpty() || via.isEmpty() || !names(order)) {
            return false;
        }
        var made = ImpactCause.id(via.get(), "product_id");
        var company = ImpactCause.id(via.get(), "company_id");
        var within = ImpactCause.id(it, "company_id");
        if (company > 0 && within > 0 && company != within) {
            return false;
        }
        return ImpactCause.id(it, "product_id") == made
                || lines.stream()
                        .filter(other -> ImpactCause.id(other, "order_id") == ImpactCause.id(it, "order_id"))
                        .noneMatch(other -> ImpactCause.id(other, "product_id") == made);
    }

    /** Odoo joins the names of several with commas. */
    private boolean names(String order) {
        return names().contains(order);
    }

    List<String> names() {
        return origin.map(it -> List.of(it.split("\\s*,\\s*"))).orElse(List.of());
    }
}
