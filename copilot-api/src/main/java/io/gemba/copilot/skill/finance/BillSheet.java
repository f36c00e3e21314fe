package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Bills with what is open of them and when it is due. */
record BillSheet(Telling telling, Instant asOf) {
    private static final List<String> COLUMNS =
            List.of("bill", "reference", "state", "amount", "unpaid", "payment", "due", "overdue");

    /** Of one supplier. */
    Sheet of(List<OdooRecord> bills) {
        return sheet(COLUMNS, bills, bill -> Stream.empty());
    }

    /** Of several suppliers. */
    Sheet ofMany(List<OdooRecord> bills) {
        var columns = Stream.concat(Stream.of("supplier"), COLUMNS.stream()).toList();
        return sheet(columns, bills, bill -> Stream.of(Telling.label(bill, "partner_id", "")));
    }

    private Sheet sheet(List<String> columns, List<OdooRecord> bills, Function<OdooRecord, Stream<String>> first) {
        return new Sheet(
                columns.stream().map(it -> telling.words().say("column." + it)).toList(),
                bills.stream()
                        .map(bill -> new Row(
                                Stream.concat(first.apply(bill), cells(bill)).toList(), List.of(evidence(bill))))
                        .toList());
    }

    private Stream<String> cells(OdooRecord bill) {
        var currency = Bills.currency(bill);
        var late = late(bill);
        return Stream.of(
                Bills.name(bill),
                bill.text("ref").map(Telling::clean).orElse(""),
                telling.words().named("bill", bill.text("state").orElse("")),
                telling.amount(Bills.total(bill), currency),
                telling.amount(Money.of(bill, "amount_residual"), currency),
                telling.words().named("payment", bill.text("payment_state").orElse("")),
                bill.date("invoice_date_due").map(telling.format()::day).orElse(""),
                late > 0 ? telling.days(late) : "");
    }

    /** Days past the due day of what is still to be paid; zero if there are none. */
    private long late(OdooRecord bill) {
        return Bills.isPosted(bill) && Money.of(bill, "amount_residual").signum() > 0
                ? bill.date("invoice_date_due")
                        .map(it -> Math.max(0, ChronoUnit.DAYS.between(it, telling.today())))
                        .orElse(0L)
                : 0;
    }

    RecordEvidence evidence(OdooRecord bill) {
        var late = late(bill);
        return Bills.evidence(
                bill,
                asOf,
                telling,
                telling.quantity(bill, "amount_residual", Bills.currency(bill)),
                telling.state(bill, "payment_state", "payment"),
                late > 0 ? telling.days("invoice_date_due", "overdue", late) : null);
    }
}
