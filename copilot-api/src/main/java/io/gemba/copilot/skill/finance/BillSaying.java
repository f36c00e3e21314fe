package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.finance.Finding.Rule;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Puts into words what rules found, with what bears it out. */
record BillSaying(BillsRead read, Telling telling) {

    Finding duplicate(OdooRecord bill, OdooRecord first) {
        return finding(
                Rule.DUPLICATE,
                bill,
                Bills.total(bill),
                say(
                        "duplicate",
                        Telling.label(first, "ref"),
                        Bills.name(first),
                        telling.amount(Bills.total(first), Bills.currency(first))),
                List.of(Bills.evidence(first, read.alike().asOf(), telling)));
    }

    Finding amount(OdooRecord bill, List<OdooRecord> before, Usual usual) {
        var currency = Bills.currency(bill);
        var median = Money.rounded(usual.median());
        var deviation = Money.rounded(usual.deviation());
        return finding(
                Rule.AMOUNT,
                bill,
                Bills.total(bill),
                say(
                        "amount",
                        telling.amount(median, currency),
                        telling.format().number(usual.count()),
                        telling.amount(deviation, currency)),
                usual(
                        before,
                        telling.computed("amount_total", "median", median, currency),
                        telling.computed("amount_total", "deviation", deviation, currency)));
    }

    Finding due(OdooRecord bill, long term, List<OdooRecord> before, Usual usual) {
        var median = usual.median().longValue();
        var evidence = Stream.concat(
                        Stream.of(Bills.evidence(
                                bill, read.bills().asOf(), telling, telling.days("invoice_date_due", "term", term))),
                        usual(before, telling.days("invoice_date_due", "usual-term", median)).stream())
                .toList();
        return finding(
                Rule.DUE,
                bill,
                Bills.total(bill),
                say(
                        "due",
                        telling.days(term),
                        telling.days(median),
                        telling.format().number(usual.count())),
                evidence);
    }

    Finding price(
            OdooRecord bill, OdooRecord line, OdooRecord order, BigDecimal billed, BigDecimal agreed, BigDecimal more) {
        var currency = Bills.currency(bill);
        var paid = price(billed);
        var asked = price(agreed);
        return finding(
                Rule.PRICE,
                bill,
                more,
                say(
                        "price",
                        Purchases.order(order),
                        Telling.label(line, "product_id", telling.words().say("unknown")),
                        telling.amount(paid, currency),
                        telling.amount(asked, currency)),
                List.of(
                        telling.evidence(
                                line,
                                Bills.name(bill),
                                read.lines().asOf(),
                                telling.computed("price_subtotal", "billed-price", paid, currency),
                                telling.computed("price_subtotal", "price-difference", more, currency),
                                telling.reference(line, "product_id")),
                        telling.evidence(
                                order,
                                Purchases.order(order),
                                read.ordered().asOf(),
                                telling.computed("price_subtotal", "ordered-price", asked, currency),
                                telling.reference(order, "product_id"))));
    }

    /** A price of one: with more digits than an amount has, since many are cheap. */
    private static BigDecimal price(BigDecimal price) {
        return price.setScale(3, RoundingMode.HALF_UP);
    }

    Finding receipt(OdooRecord bill, OdooRecord order, BigDecimal over, BigDecimal amount) {
        var unit = Telling.label(order, "product_uom_id", "");
        return finding(
                Rule.RECEIPT,
                bill,
                amount,
                say(
                        "receipt",
                        Purchases.order(order),
                        Telling.label(order, "product_id", telling.words().say("unknown")),
                        telling.amount(Money.of(order, "qty_invoiced"), unit),
                        telling.amount(Money.of(order, "qty_received"), unit)),
                List.of(telling.evidence(
                        order,
                        Purchases.order(order),
                        read.ordered().asOf(),
                        telling.quantity(order, "product_qty", unit),
                        telling.quantity(order, "qty_received", unit),
                        telling.quantity(order, "qty_invoiced", unit),
                        telling.computed("qty_invoiced", "billed-too-much", over, unit),
                        telling.computed("price_subtotal", "billed-too-much", amount, Bills.currency(bill)),
                        telling.reference(order, "product_id"))));
    }

    Finding noOrder(OdooRecord bill, List<OdooRecord> lines) {
        return finding(
                Rule.NO_ORDER,
                bill,
                Bills.total(bill),
                telling.words()
                        .counted(
                                "finding.no-order",
                                lines.size(),
                                telling.format().number(lines.size())),
                List.of(telling.evidence(
                        "account.move.line",
                        lines.stream().map(OdooRecord::id).toList(),
                        Bills.name(bill),
                        read.lines().asOf(),
                        telling.computed(
                                "purchase_line_id", "lines-without-order", BigDecimal.valueOf(lines.size()), null))));
    }

    Finding closed(OdooRecord bill, OdooRecord company, String lock) {
        var format = telling.format();
        return finding(
                Rule.CLOSED,
                bill,
                Bills.total(bill),
                say(
                        "closed",
                        bill.date("date").map(format::day).orElse(""),
                        company.date(lock).map(format::day).orElse("")),
                List.of(
                        Bills.evidence(bill, read.bills().asOf(), telling, telling.date(bill, "date")),
                        telling.evidence(
                                company,
                                Telling.label(company, "name"),
                                read.companies().asOf(),
                                telling.date(company, lock))));
    }

    Finding weekend(OdooRecord bill) {
        return finding(
                Rule.WEEKEND,
                bill,
                Bills.total(bill),
                say(
                        "weekend",
                        bill.time("create_date").map(telling.format()::moment).orElse("")),
                List.of(Bills.evidence(bill, read.bills().asOf(), telling, telling.moment(bill, "create_date"))));
    }

    private Finding finding(Rule rule, OdooRecord bill, BigDecimal amount, String said, List<RecordEvidence> evidence) {
        return new Finding(
                rule,
                bill,
                amount,
                said,
                Stream.concat(Stream.of(Bills.evidence(bill, read.bills().asOf(), telling)), evidence.stream())
                        .toList());
    }

    private List<RecordEvidence> usual(List<OdooRecord> before, RecordValue... values) {
        var ids = before.stream().map(OdooRecord::id).toList();
        var counted = Stream.concat(
                        Stream.of(values),
                        Stream.of(telling.computed("id", "earlier-bills", BigDecimal.valueOf(ids.size()), null)))
                .toArray(RecordValue[]::new);
        var label = telling.words().say("part.earlier-bills");
        return new Cited(
                        "account.move",
                        ids,
                        Domain.in("id", ids),
                        label,
                        read.earlier().asOf())
                .with(label, telling, counted).stream().toList();
    }

    private String say(String rule, String... arguments) {
        return telling.words().say("finding." + rule, arguments);
    }
}
