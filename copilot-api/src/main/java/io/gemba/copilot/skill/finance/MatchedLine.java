package io.gemba.copilot.skill.finance;

import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A line of a purchase order against what came, what was billed and what was paid.
 *
 * @param bills lines that bill it
 * @param billed what these come to without tax, credit notes taken off
 * @param paid that part of it which stands on bills that are paid in full
 */
record MatchedLine(OdooRecord line, List<OdooRecord> bills, BigDecimal billed, BigDecimal paid, Match match) {
    private static final Set<String> PAID = Set.of("paid", "in_payment");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    MatchedLine {
        bills = List.copyOf(bills);
    }

    static MatchedLine of(OdooRecord line, List<OdooRecord> bills, Map<Long, OdooRecord> byId) {
        var billed = BigDecimal.ZERO;
        var paid = BigDecimal.ZERO;
        var quantity = BigDecimal.ZERO;
        for (var it : bills) {
            var bill = byId.get(Money.id(it, "move_id"));
            var back = bill != null
                    && bill.text("move_type").filter(Bills.REFUND::equals).isPresent();
            var amount = signed(Money.of(it, "price_subtotal"), back);
            billed = billed.add(amount);
            quantity = quantity.add(signed(Money.of(it, "quantity"), back));
            if (bill != null
                    && bill.text("payment_state").filter(PAID::contains).isPresent()) {
                paid = paid.add(amount);
            }
        }
        return new MatchedLine(line, bills, Money.rounded(billed), Money.rounded(paid), match(line, billed, quantity));
    }

    private static BigDecimal signed(BigDecimal number, boolean back) {
        return back ? number.negate() : number;
    }

    private static Match match(OdooRecord line, BigDecimal billed, BigDecimal quantity) {
        var ordered = Money.of(line, "product_qty");
        var received = Money.of(line, "qty_received");
        var invoiced = Money.of(line, "qty_invoiced");
        if (invoiced.compareTo(received) > 0) {
            return Match.OVERBILLED;
        }
        if (isDearer(line, billed, quantity)) {
            return Match.PRICE;
        }
        if (received.compareTo(invoiced) > 0) {
            return Match.UNBILLED;
        }
        return received.compareTo(ordered) < 0 ? Match.OPEN : Match.MATCHED;
    }

    /** What is billed for a quantity against what the order asks for as much; amounts in cents are rounded. */
    private static boolean isDearer(OdooRecord line, BigDecimal billed, BigDecimal quantity) {
        return Money.ratio(Money.of(line, "price_subtotal").multiply(quantity), Money.of(line, "product_qty"))
                .filter(agreed -> billed.subtract(agreed).abs().compareTo(CENT) > 0)
                .isPresent();
    }

    BigDecimal unbilled() {
        return Money.of(line, "qty_received").subtract(Money.of(line, "qty_invoiced"));
    }

    boolean isMatched() {
        return match == Match.MATCHED;
    }

    /** How an order's line, its receipts and its bills go together. */
    enum Match {
        /** All of it came and was billed at the price of the order. */
        MATCHED,
        /** What came is billed; more is to come. */
        OPEN,
        /** More came than is billed. */
        UNBILLED,
        /** More is billed than came. */
        OVERBILLED,
        /** Billed at another price. */
        PRICE;

        /** Behind a dot in the templates. */
        String key() {
            return "match." + name().toLowerCase(Locale.ROOT);
        }
    }
}
