package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Vendor bills that are to be paid.
 *
 * @param all by currency
 * @param overdue of these, those that were due before today, by currency
 * @param days by supplier, currency and due day
 * @param bills one by one, of a supplier or some days alone
 * @param orders that are received and to be billed, of a supplier alone, whenever bills are due
 */
record Payables(Owed owed, Groups all, Groups overdue, Groups days, Read bills, Read orders, Domain domain) {
    static final String OPEN = "amount_residual:sum";
    private static final int MOST = 1000;

    static Payables read(Owed owed, Records records, LocalDate today) {
        var open = Domain.all(
                Domain.equal("move_type", Bills.BILL),
                Domain.equal("state", "posted"),
                Domain.in("payment_state", List.of("not_paid", "partial", "blocked")),
                owed.whose(),
                owed.when());
        var late = Domain.all(open, Domain.where("invoice_date_due", Operator.LESS, today));
        var all = groups(records, open, List.of("currency_id"));
        var overdue = groups(records, late, List.of("currency_id"));
        var bills = owed.isNarrow()
                ? records.begin(FinanceTypes.BILL, open, "invoice_date_due, id")
                : CompletableFuture.completedFuture(Read.nothing());
        var orders = owed.supplier().isPresent() && owed.due().isEmpty()
                ? records.begin(
                        FinanceTypes.BILLED_ORDER,
                        Domain.all(Domain.equal("invoice_status", "to invoice"), owed.whose()),
                        "date_order desc, id desc")
                : CompletableFuture.completedFuture(Read.nothing());
        var days = groups(records, open, List.of("partner_id", "currency_id", "invoice_date_due:day"));
        var read = new Payables(owed, all.join(), overdue.join(), days.join(), bills.join(), orders.join(), open);
        var lack = read.all().lack();
        if (lack != null) {
            throw new NotRead(lack);
        }
        return read;
    }

    private static CompletableFuture<Groups> groups(Records records, Domain domain, List<String> by) {
        return records.beginGroups(
                FinanceTypes.BILL,
                Grouping.of("account.move", domain, by, List.of(OPEN, Grouping.COUNT))
                        .atMost(MOST));
    }
}
