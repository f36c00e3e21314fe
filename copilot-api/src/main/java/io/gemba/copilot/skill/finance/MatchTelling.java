package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts what was ordered, received, billed and paid into words. */
record MatchTelling(Matching matching, Telling telling) {
    private static final int SHOWN = 20;

    Report report() {
        var lacks = new Lacks(telling.words());
        lacks.of("purchases", matching.lines());
        lacks.of("bill-lines", matching.billed());
        lacks.of("bills", matching.bills());
        var whole = lacks.notes().isEmpty();
        var matched = matching.matched();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(answer(matched)));
        if (!matched.isEmpty()) {
            lacks.shown(matched.size(), SHOWN);
            sections.add(lines(matched));
        }
        if (matching.isOfOrder() && !matching.bills().rows().isEmpty()) {
            sections.add(bills(matching.bills().rows()));
        }
        return new Report(sections, lacks.notes(), subject(matched), whole);
    }

    private List<Line> answer(List<MatchedLine> matched) {
        var lines = new ArrayList<Line>();
        lines.add(matching.isOfOrder() ? ofOrder(matched) : ofInvoice());
        if (!matched.isEmpty()) {
            lines.add(count(matched));
        }
        if (!matching.isOfOrder()
                && matching.billed().succeeded()
                && !matching.unordered().isEmpty()) {
            lines.add(unordered());
        }
        return lines;
    }

    /** What it comes to, and what of that is billed and paid: amounts without tax, in the order's own currency. */
    private Line ofOrder(List<MatchedLine> matched) {
        var words = telling.words();
        var order = matching.subject().read();
        var name = Telling.label(order, "name");
        var supplier = Telling.label(order, "partner_id", words.say("unknown"));
        var state = words.named("purchase", order.text("state").orElse(""));
        if (matched.isEmpty()) {
            return new Line(words.say("status.order.empty", name, supplier, state), List.of(own()));
        }
        var currency = currency(matched.getFirst());
        var ordered = Money.rounded(Money.sum(matched.stream().map(it -> Money.of(it.line(), "price_subtotal"))));
        var values = telling.computed("price_subtotal", "ordered", ordered, currency);
        var ids = matched.stream().map(it -> it.line().id()).toList();
        var all = evidence(ids, values);
        if (!known()) {
            return new Line(
                    words.say("status.order.unknown", name, supplier, state, telling.amount(ordered, currency)),
                    List.of(own(), all));
        }
        var billed = Money.sum(matched.stream().map(MatchedLine::billed));
        var paid = Money.sum(matched.stream().map(MatchedLine::paid));
        return new Line(
                words.say(
                        "status.order",
                        name,
                        supplier,
                        state,
                        telling.amount(ordered, currency),
                        telling.amount(billed, currency),
                        telling.amount(paid, currency)),
                List.of(
                        own(),
                        evidence(
                                ids,
                                values,
                                telling.computed("qty_invoiced", "billed-net", billed, currency),
                                telling.computed("qty_invoiced", "paid-net", paid, currency))));
    }

    private boolean known() {
        return matching.billed().succeeded() && matching.bills().succeeded();
    }

    private Line ofInvoice() {
        var words = telling.words();
        var bill = matching.subject().read();
        var currency = Bills.currency(bill);
        var due = bill.date("invoice_date_due").map(telling.format()::day);
        return new Line(
                words.say(
                        due.isPresent() ? "status.bill" : "status.bill.undated",
                        Bills.name(bill),
                        Telling.label(bill, "partner_id", words.say("unknown")),
                        words.named("bill", bill.text("state").orElse("")),
                        telling.amount(Bills.total(bill), currency),
                        telling.amount(Money.of(bill, "amount_residual"), currency),
                        words.named("payment", bill.text("payment_state").orElse("")),
                        due.orElse("")),
                List.of(bill(bill)));
    }

    private Line count(List<MatchedLine> matched) {
        var good = matched.stream().filter(MatchedLine::isMatched).count();
        var ids = matched.stream().map(it -> it.line().id()).toList();
        return new Line(
                telling.words()
                        .counted(
                                "status.matched",
                                matched.size(),
                                telling.format().number(good),
                                telling.format().number(matched.size())),
                List.of(evidence(
                        ids,
                        telling.computed("id", "lines", BigDecimal.valueOf(matched.size()), null),
                        telling.computed("qty_invoiced", "matched-lines", BigDecimal.valueOf(good), null))));
    }

    private Line unordered() {
        var ids = matching.unordered().stream().map(OdooRecord::id).toList();
        var count = BigDecimal.valueOf(ids.size());
        return new Line(
                telling.words()
                        .counted(
                                "status.unordered", ids.size(), telling.format().number(ids.size())),
                List.of(telling.evidence(
                        "account.move.line",
                        ids,
                        Bills.name(matching.subject().read()),
                        matching.billed().asOf(),
                        telling.computed("purchase_line_id", "lines-without-order", count, null))));
    }

    private Sheet lines(List<MatchedLine> matched) {
        var words = telling.words();
        return new Sheet(
                Stream.of(
                                "order",
                                "product",
                                "ordered",
                                "received",
                                "billed",
                                "order-amount",
                                "bill-amount",
                                "paid-amount",
                                "match",
                                "promised")
                        .map(it -> words.say("column." + it))
                        .toList(),
                matched.stream().limit(SHOWN).map(this::row).toList());
    }

    private Row row(MatchedLine matched) {
        var line = matched.line();
        var unit = Telling.label(line, "product_uom_id", "");
        var currency = currency(matched);
        return new Row(
                List.of(
                        Purchases.order(line),
                        Telling.label(
                                line,
                                "product_id",
                                Telling.clean(line.text("name").orElse(""))),
                        telling.amount(Money.of(line, "product_qty"), unit),
                        telling.amount(Money.of(line, "qty_received"), unit),
                        telling.amount(Money.of(line, "qty_invoiced"), unit),
                        telling.amount(Money.of(line, "price_subtotal"), currency),
                        known() ? telling.amount(matched.billed(), currency) : "",
                        known() ? telling.amount(matched.paid(), currency) : "",
                        telling.words().say(matched.match().key()),
                        line.time("date_planned")
                                .map(telling.format()::dayOf)
                                .map(telling.format()::day)
                                .orElse("")),
                List.of(telling.evidence(
                        line,
                        Purchases.order(line),
                        matching.lines().asOf(),
                        telling.quantity(line, "product_qty", unit),
                        telling.quantity(line, "qty_received", unit),
                        telling.quantity(line, "qty_invoiced", unit),
                        telling.quantity(line, "price_subtotal", currency),
                        telling.computed("qty_invoiced", "billed-net", matched.billed(), currency),
                        telling.computed("qty_invoiced", "paid-net", matched.paid(), currency),
                        telling.reference(line, "product_id"),
                        telling.text(line, "name"),
                        telling.day(line, "date_planned"))));
    }

    private static String currency(MatchedLine matched) {
        return Telling.label(matched.line(), "currency_id", "");
    }

    /** The bills, the one that is due first before the others. */
    private Sheet bills(List<OdooRecord> bills) {
        return new BillSheet(telling, matching.bills().asOf())
                .of(bills.stream().limit(SHOWN).toList());
    }

    private RecordEvidence bill(OdooRecord bill) {
        return new BillSheet(telling, matching.bills().asOf()).evidence(bill);
    }

    private RecordEvidence own() {
        var order = matching.subject().read();
        return telling.evidence(
                order,
                Telling.label(order, "name"),
                matching.subject().asOf(),
                telling.state(order, "state", "purchase"),
                telling.reference(order, "partner_id"));
    }

    private RecordEvidence evidence(List<Long> ids, RecordValue... values) {
        return telling.evidence(
                "purchase.order.line",
                ids,
                telling.words().say("part.purchases"),
                matching.lines().asOf(),
                values);
    }

    private Subject subject(List<MatchedLine> matched) {
        var supplier = Telling.label(matching.subject().read(), "partner_id", "");
        var numbers = matched.stream()
                .limit(3)
                .flatMap(it -> Product.of(Telling.label(it.line(), "product_id", "")).numbers().stream())
                .distinct()
                .toList();
        return new Subject(supplier, numbers, supplier.isEmpty() ? List.of() : List.of(supplier));
    }
}
