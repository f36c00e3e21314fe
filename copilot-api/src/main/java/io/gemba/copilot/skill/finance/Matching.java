package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines of purchase orders with the lines of bills that bill them.
 *
 * @param subject the order or the invoice that is asked about
 * @param lines of orders
 * @param billed lines of bills; of an invoice, its own
 * @param bills that these belong to
 */
record Matching(OfRecord subject, Read lines, Read billed, Read bills) {

    static Matching ofOrder(OfRecord order, Records records) {
        var lines = records.needed(
                FinanceTypes.ORDERED_LINE, Domain.equal("order_id", order.read().id()), "id");
        var ids = lines.rows().stream().map(OdooRecord::id).toList();
        var billed = ids.isEmpty()
                ? Read.nothing()
                : records.read(
                        FinanceTypes.BILL_LINE,
                        Domain.all(
                                Domain.in("purchase_line_id", ids),
                                Domain.in("parent_state", List.of("draft", "posted"))),
                        "id");
        var moves = ids(billed, "move_id");
        var bills = moves.isEmpty()
                ? Read.nothing()
                : records.read(FinanceTypes.BILL, Domain.in("id", moves), "invoice_date_due, id");
        return new Matching(order, lines, billed, bills);
    }

    static Matching ofInvoice(OfRecord invoice, Records records) {
        var billed = records.read(
                FinanceTypes.BILL_LINE,
                Domain.all(Domain.equal("move_id", invoice.read().id()), Domain.equal("display_type", "product")),
                "id");
        var ids = ids(billed, "purchase_line_id");
        var lines = ids.isEmpty()
                ? Read.nothing()
                : records.read(FinanceTypes.ORDERED_LINE, Domain.in("id", ids), "order_id, id");
        var own = new Read(List.of(invoice.read()), invoice.asOf(), null, false);
        return new Matching(invoice, lines, billed, own);
    }

    private static List<Long> ids(Read read, String field) {
        return read.rows().stream()
                .map(it -> Money.id(it, field))
                .filter(it -> it != 0)
                .distinct()
                .toList();
    }

    boolean isOfOrder() {
        return subject.read().model().equals("purchase.order");
    }

    /** Notes and headings are lines, too; they are left out. */
    List<MatchedLine> matched() {
        var byLine = billed.rows().stream().collect(Collectors.groupingBy(it -> Money.id(it, "purchase_line_id")));
        Map<Long, OdooRecord> byId =
                bills.rows().stream().collect(Collectors.toMap(OdooRecord::id, Function.identity()));
        return lines.rows().stream()
                .filter(it -> it.reference("product_id").isPresent()
                        || Money.of(it, "product_qty").signum() != 0)
                .map(it -> MatchedLine.of(it, byLine.getOrDefault(it.id(), List.of()), byId))
                .toList();
    }

    /** Lines of the invoice that no order stands behind. */
    List<OdooRecord> unordered() {
        return billed.rows().stream()
                .filter(it -> it.reference("purchase_line_id").isEmpty())
                .toList();
    }
}
