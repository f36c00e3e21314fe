package io.gemba.copilot.skill.finance;

import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the lines of bills against the lines of the purchase orders behind them. */
final class MatchRules {
    /** Unit prices are worked out from amounts in cents, which are rounded. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private final BillSaying saying;
    private final Map<Long, List<OdooRecord>> lines;
    private final Map<Long, OdooRecord> ordered;

    MatchRules(BillsRead read, BillSaying saying) {
        this.saying = saying;
        this.lines = read.linesByBill();
        this.ordered = read.orderedById();
    }

    List<Finding> findings(OdooRecord bill) {
        var findings = new ArrayList<Finding>();
        var own = lines.getOrDefault(bill.id(), List.of());
        if (!own.isEmpty() && own.stream().noneMatch(it -> it.has("purchase_line_id")) && hasOrders()) {
            findings.add(saying.noOrder(bill, own));
        }
        for (var line : own) {
            var order = Optional.ofNullable(ordered.get(Money.id(line, "purchase_line_id")));
            order.flatMap(it -> price(bill, line, it)).ifPresent(findings::add);
            order.flatMap(it -> receipt(bill, line, it)).ifPresent(findings::add);
        }
        return findings;
    }

    /** False where nothing points at orders at all: where nobody buys by them, none is missing. */
    private boolean hasOrders() {
        return lines.values().stream().flatMap(List::stream).anyMatch(it -> it.has("purchase_line_id"));
    }

    /** Compares what one piece costs after discounts, where both count in the same unit and currency. */
    private Optional<Finding> price(OdooRecord bill, OdooRecord line, OdooRecord order) {
        var billed = unitPrice(line, "quantity");
        var agreed = unitPrice(order, "product_qty");
        if (billed.isEmpty()
                || agreed.isEmpty()
                || Money.id(line, "product_uom_id") != Money.id(order, "product_uom_id")
                || Money.id(line, "currency_id") != Money.id(order, "currency_id")) {
            return Optional.empty();
        }
        var more = Money.rounded(
                billed.get().subtract(agreed.get()).multiply(Money.of(line, "quantity"), MathContext.DECIMAL64));
        return more.compareTo(tolerance(line, order)) <= 0
                ? Optional.empty()
                : Optional.of(saying.price(bill, line, order, billed.get(), agreed.get(), more));
    }

    private static BigDecimal tolerance(OdooRecord line, OdooRecord order) {
        return Money.ratio(Money.of(line, "quantity"), Money.of(order, "product_qty"))
                .map(it -> ROUNDING.multiply(it.abs().add(BigDecimal.ONE)))
                .orElse(ROUNDING);
    }

    private static Optional<BigDecimal> unitPrice(OdooRecord line, String quantity) {
        return Money.ratio(Money.of(line, "price_subtotal"), Money.of(line, quantity));
    }

    private Optional<Finding> receipt(OdooRecord bill, OdooRecord line, OdooRecord order) {
        var over = over(order);
        if (over.signum() <= 0) {
            return Optional.empty();
        }
        // Of what is billed too much, no more than this bill holds.
        var own = over.min(Money.of(line, "quantity"));
        var amount = unitPrice(order, "product_qty")
                .map(it -> Money.rounded(it.multiply(own, MathContext.DECIMAL64)))
                .orElse(BigDecimal.ZERO);
        return Optional.of(saying.receipt(bill, order, over, amount));
    }

    /** How much more of a purchase order's line is billed than came. */
    static BigDecimal over(OdooRecord order) {
        return Money.of(order, "qty_invoiced").subtract(Money.of(order, "qty_received"));
    }
}
