package io.gemba.copilot.skill;

import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Lines of purchase orders. */
final class Purchases {
    /** Orders that the supplier has been sent, or that wait for that. */
    static final List<String> LIVE = List.of("draft", "sent", "to approve", "purchase", "done");

    /** Those of them that nobody has confirmed yet. */
    static final Set<String> UNCONFIRMED = Set.of("draft", "sent", "to approve");

    private Purchases() {}

    /** How much of a line has not come yet. */
    static BigDecimal open(OdooRecord line) {
        return line.decimal("product_qty")
                .orElse(BigDecimal.ZERO)
                .subtract(line.decimal("qty_received").orElse(BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }

    static boolean isOpen(OdooRecord line) {
        return open(line).signum() > 0;
    }

    static boolean isConfirmed(OdooRecord line) {
        return !UNCONFIRMED.contains(line.text("state").orElse(""));
    }

    /** The number of its order: what is shown may hold the supplier's own number, too. */
    static String order(OdooRecord line) {
        return Telling.label(line, "order_id", "?");
    }
}
