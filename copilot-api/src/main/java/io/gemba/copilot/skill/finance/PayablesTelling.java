package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what is to be paid into words: of each currency apart. */
record PayablesTelling(Payables payables, Telling telling) {
    private static final int SHOWN = 20;

    Report report() {
        var lacks = new Lacks(telling.words());
        lacks.of("due-bills", payables.days());
        lacks.of("bills", payables.bills());
        lacks.of("orders", payables.orders());
        var whole = lacks.notes().isEmpty();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(answer()));
        if (!payables.days().rows().isEmpty()) {
            sections.add(suppliers(lacks));
        }
        if (!payables.bills().rows().isEmpty()) {
            lacks.shown(payables.bills().rows().size(), SHOWN);
            var shown = payables.bills().rows().stream().limit(SHOWN).toList();
            var sheet = new BillSheet(telling, payables.bills().asOf());
            sections.add(payables.owed().supplier().isPresent() ? sheet.of(shown) : sheet.ofMany(shown));
        }
        if (!payables.orders().rows().isEmpty()) {
            sections.add(new Prose(List.of(toBill(payables.orders().rows()))));
        }
        return new Report(sections, lacks.notes(), subject(), whole);
    }

    private String said() {
        return payables.owed().said(telling);
    }

    private List<Line> answer() {
        var words = telling.words();
        if (payables.all().rows().isEmpty()) {
            return List.of(new Line(words.say("payables.none", said()), List.of(), List.of(said())));
        }
        var lines = new ArrayList<Line>();
        for (var open : payables.all().rows()) {
            var currency = currency(open);
            var late = payables.overdue().rows().stream()
                    .filter(it -> Money.id(it, "currency_id") == Money.id(open, "currency_id"))
                    .findFirst();
            var evidence = new ArrayList<RecordEvidence>();
            evidence.add(evidence(payables.all(), open, "unpaid"));
            late.ifPresent(it -> evidence.add(evidence(payables.overdue(), it, "overdue-amount")));
            var all = telling.format().number(count(open));
            lines.add(new Line(
                    late.map(it -> words.counted(
                                    "payables.overdue",
                                    count(it),
                                    telling.format().number(count(it)),
                                    said(),
                                    telling.amount(sum(it), currency),
                                    all,
                                    telling.amount(sum(open), currency)))
                            .orElseGet(() -> words.counted(
                                    nothingIsLate() ? "payables.in-time" : "payables.open",
                                    count(open),
                                    all,
                                    said(),
                                    telling.amount(sum(open), currency))),
                    evidence,
                    List.of(said())));
        }
        lines.add(new Line(words.say("payables.how"), List.of()));
        return lines;
    }

    /** Worth saying unless only what is due later was looked at. */
    private boolean nothingIsLate() {
        return payables.overdue().succeeded()
                && payables.owed()
                        .due()
                        .map(it -> it.from().isBefore(telling.today()))
                        .orElse(true);
    }

    private RecordEvidence evidence(Groups groups, OdooGroup group, String what) {
        return telling.evidence(
                groups.model(),
                Domain.all(groups.domain(), Domain.equal("currency_id", Money.id(group, "currency_id"))),
                telling.words().say("part.open-bills") + said(),
                count(group),
                telling.words().say("part.open-bills"),
                groups.asOf(),
                telling.computed("amount_residual", what, sum(group), currency(group)));
    }

    private static BigDecimal sum(OdooGroup group) {
        return Money.rounded(Money.of(group, Payables.OPEN));
    }

    private static long count(OdooGroup group) {
        return group.integer("__count").orElse(0L);
    }

    private static String currency(OdooGroup group) {
        return group.reference("currency_id")
                .map(it -> Telling.clean(it.label()))
                .orElse("");
    }

    private Sheet suppliers(Lacks lacks) {
        var rows = payables.days().rows().stream()
                .collect(Collectors.groupingBy(it -> Money.id(it, "partner_id") + "/" + Money.id(it, "currency_id")))
                .values()
                .stream()
                .map(it -> new Debt(it, telling.today()))
                .sorted(Comparator.comparing(Debt::overdue)
                        .thenComparing(Debt::open)
                        .reversed())
                .toList();
        lacks.shown(rows.size(), SHOWN);
        var columns = new ArrayList<>(Stream.of("supplier", "bills", "unpaid", "overdue")
                .map(it -> telling.words().say("column." + it))
                .toList());
        Arrays.stream(Ageing.values())
                .map(it -> telling.words().say("column." + it.key()))
                .forEach(columns::add);
        return new Sheet(columns, rows.stream().limit(SHOWN).map(this::row).toList());
    }

    private Row row(Debt debt) {
        var first = debt.groups().getFirst();
        var currency = currency(first);
        var supplier = first.reference("partner_id")
                .map(it -> Telling.clean(it.label()))
                .orElse("");
        var cells = new ArrayList<>(List.of(
                supplier,
                telling.format().number(debt.count()),
                telling.amount(debt.open(), currency),
                telling.amount(debt.overdue(), currency)));
        var values = new ArrayList<RecordValue>();
        values.add(telling.computed("amount_residual", "unpaid", debt.open(), currency));
        values.add(telling.computed("amount_residual", "overdue-amount", debt.overdue(), currency));
        for (var age : Ageing.values()) {
            var amount = debt.of(age);
            cells.add(amount.signum() == 0 ? "" : telling.amount(amount, currency));
            if (amount.signum() != 0) {
                values.add(telling.computed("amount_residual", age.key(), amount, currency));
            }
        }
        return new Row(
                cells,
                List.of(telling.evidence(
                        payables.days().model(),
                        Domain.all(
                                payables.domain(),
                                Domain.equal("partner_id", Money.id(first, "partner_id")),
                                Domain.equal("currency_id", Money.id(first, "currency_id"))),
                        telling.words().say("part.open-bills") + " "
                                + telling.words().say("payables.of", supplier),
                        debt.count(),
                        supplier,
                        payables.days().asOf(),
                        values.toArray(RecordValue[]::new))));
    }

    private Line toBill(List<OdooRecord> orders) {
        var ids = orders.stream().map(OdooRecord::id).toList();
        var count = BigDecimal.valueOf(ids.size());
        var named = orders.stream()
                .limit(SHOWN)
                .map(it -> Telling.label(it, "name"))
                .collect(Collectors.joining(", "));
        var label = telling.words().say("part.orders");
        var evidence = new ArrayList<RecordEvidence>();
        new Cited(
                        "purchase.order",
                        ids,
                        Domain.in("id", ids),
                        label,
                        payables.orders().asOf())
                .with(label, telling, telling.computed("invoice_status", "orders-to-bill", count, null))
                .ifPresent(evidence::add);
        orders.stream()
                .limit(SHOWN)
                .map(it -> telling.evidence(
                        it, Telling.label(it, "name"), payables.orders().asOf(), telling.text(it, "name")))
                .forEach(evidence::add);
        return new Line(
                telling.words()
                        .counted(
                                "payables.to-bill", ids.size(), telling.format().number(ids.size()), named),
                evidence);
    }

    private Subject subject() {
        var names = payables.owed().supplier().map(it -> Telling.label(it.read(), "name")).stream()
                .toList();
        return new Subject(names.stream().findFirst().orElse(""), List.of(), names);
    }
}
