package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what is unusual about bills into words.
 *
 * @param allDrafts true if drafts were looked at whatever their day
 */
record UnusualTelling(BillsRead read, Scope scope, boolean allDrafts, Optional<OfRecord> supplier, Telling telling) {
    private static final int SHOWN = 20;

    Report report() {
        var findings = new BillRules(read, telling).findings();
        var lacks = lacks();
        var whole = lacks.notes().isEmpty();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer(findings))));
        if (!findings.isEmpty()) {
            sections.add(new Prose(rules(findings)));
            lacks.shown(findings.size(), SHOWN);
            sections.add(sheet(findings));
        }
        if (!read.bills().rows().isEmpty()) {
            sections.add(new Prose(List.of(new Line(
                    telling.words().say("unusual.rules", Integer.toString(Usual.FEWEST)),
                    List.of(),
                    List.of(Integer.toString(Usual.FEWEST), "5", "50 %", "7")))));
        }
        return new Report(sections, lacks.notes(), subject(findings), whole);
    }

    private Lacks lacks() {
        var lacks = new Lacks(telling.words());
        lacks.of("bills", read.bills());
        lacks.of("bill-lines", read.lines());
        lacks.of("earlier-bills", read.earlier());
        lacks.of("alike-bills", read.alike());
        lacks.of("purchases", read.ordered());
        lacks.of("closed-periods", read.companies());
        return lacks;
    }

    private String said() {
        return allDrafts ? telling.words().say("unusual.drafts", days()) : days();
    }

    private String days() {
        return supplier.map(it ->
                        telling.words().say("scope.supplier", Telling.label(it.read(), "display_name"), scope.said()))
                .orElse(scope.said());
    }

    private Line answer(List<Finding> findings) {
        var words = telling.words();
        var bills = read.bills().rows();
        if (bills.isEmpty()) {
            return new Line(words.say("unusual.no-bills", said()), List.of(), List.of(said()));
        }
        var all = telling.format().number(bills.size());
        var caught = caught(findings);
        var evidence = evidence(bills, "bills");
        if (caught.isEmpty()) {
            return new Line(words.counted("unusual.none", bills.size(), all, said()), evidence, List.of(said()));
        }
        return new Line(
                words.counted(
                        "unusual.found",
                        caught.size(),
                        telling.format().number(caught.size()),
                        all,
                        said(),
                        sums(caught)),
                Stream.concat(evidence.stream(), evidence(caught, "caught-bills").stream())
                        .toList(),
                List.of(said()));
    }

    private static List<OdooRecord> caught(List<Finding> findings) {
        var caught = new LinkedHashMap<Long, OdooRecord>();
        findings.forEach(it -> caught.putIfAbsent(it.bill().id(), it.bill()));
        return List.copyOf(caught.values());
    }

    /** What some bills come to, in each of their currencies. */
    private String sums(List<OdooRecord> bills) {
        return bills.stream()
                .collect(Collectors.groupingBy(Bills::currency, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> telling.amount(sum(it.getValue()), it.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static BigDecimal sum(List<OdooRecord> bills) {
        return Money.rounded(Money.sum(bills.stream().map(Bills::total)));
    }

    private List<RecordEvidence> evidence(List<OdooRecord> bills, String what) {
        var label = telling.words().say("part." + what);
        var byCurrency =
                bills.stream().collect(Collectors.groupingBy(Bills::currency, TreeMap::new, Collectors.toList()));
        var evidence = new ArrayList<RecordEvidence>();
        cited(bills, label)
                .with(label, telling, telling.computed("id", what, BigDecimal.valueOf(bills.size()), null))
                .ifPresent(evidence::add);
        byCurrency.forEach((currency, some) -> cited(some, label)
                .with(label, telling, telling.computed("amount_total", "total", sum(some), currency))
                .ifPresent(evidence::add));
        return evidence;
    }

    private Cited cited(List<OdooRecord> bills, String said) {
        var ids = bills.stream().map(OdooRecord::id).toList();
        return new Cited(
                "account.move", ids, Domain.in("id", ids), said, read.bills().asOf());
    }

    /** How often each rule fired, and what would clear it. */
    private List<Line> rules(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> {
                    var bills = caught(it.getValue());
                    return new Line(
                            telling.words()
                                    .say(
                                            "unusual.rule",
                                            name(it.getKey()),
                                            telling.format().number(bills.size()),
                                            telling.words()
                                                    .say("clears." + it.getKey().key())),
                            evidence(bills, "caught-bills"));
                })
                .toList();
    }

    private String name(Finding.Rule rule) {
        return telling.words().say("rule." + rule.key());
    }

    private Sheet sheet(List<Finding> findings) {
        var words = telling.words();
        return new Sheet(
                List.of(
                        words.say("column.rule"),
                        words.say("column.bill"),
                        words.say("column.supplier"),
                        words.say("column.amount"),
                        words.say("column.finding")),
                findings.stream()
                        .limit(SHOWN)
                        .map(it -> new Row(
                                List.of(
                                        name(it.rule()),
                                        Bills.shown(it.bill()),
                                        Telling.label(it.bill(), "partner_id", ""),
                                        telling.amount(Money.rounded(it.amount()), Bills.currency(it.bill())),
                                        it.said()),
                                it.evidence()))
                        .toList());
    }

    private Subject subject(List<Finding> findings) {
        var names = Stream.concat(
                        supplier.map(it -> Telling.label(it.read(), "name")).stream(),
                        findings.stream().limit(3).map(it -> Telling.label(it.bill(), "partner_id", "")))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        return new Subject(names.stream().findFirst().orElse(""), List.of(), names);
    }
}
