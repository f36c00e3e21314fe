package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells how punctual one supplier was. */
record SupplierTelling(
        OdooRecord supplier,
        Instant asOf,
        SupplierReceipts receipts,
        Span span,
        Optional<Company> site,
        Telling telling) {
    private static final int NAMED = 20;
    private static final int A_DAY = 1;

    Report report() {
        var lacks = new Lacks(telling.words());
        receipts.note(lacks);
        var whole = lacks.notes().isEmpty();
        var all = receipts.punctuality(telling);
        var sections = new ArrayList<Section>();
        if (all.count() == 0) {
            sections.add(new Prose(List.of(none())));
        } else {
            sections.add(new Prose(answer(all)));
            sections.add(new Prose(reasons(all)));
            var tables = new SupplierTables(this, all);
            sections.add(tables.spread());
            tables.trend().ifPresent(sections::add);
            tables.late(lacks).ifPresent(sections::add);
        }
        return new Report(
                sections,
                lacks.notes(),
                new Subject(name(), List.of(), List.of(Telling.label(supplier, "name"))),
                whole);
    }

    String name() {
        return Telling.label(supplier, "display_name");
    }

    /** What there is no receipt for is not said to have been in time. */
    private Line none() {
        var key = receipts.succeeded() ? "performance.none" : "performance.unread";
        var days = days(new Punctuality(List.of()));
        var text = telling.words().say(key, name(), days.getFirst(), days.getLast(), place());
        var own = telling.evidence(supplier, name(), asOf, telling.text(supplier, "display_name"));
        return new Line(text, List.of(own), given(days));
    }

    private List<Line> answer(Punctuality all) {
        var words = telling.words();
        var days = days(all);
        var said = new ArrayList<Line>();
        said.add(new Line(
                words.counted(
                        "performance.answer",
                        all.count(),
                        name(),
                        number(all.onTime()),
                        number(all.count()),
                        percent(all.rate()),
                        days.getFirst(),
                        days.getLast(),
                        place()),
                List.of(evidence(all, figures(all))),
                given(days)));
        if (all.areFew()) {
            said.add(new Line(words.say("performance.few"), List.of(evidence(all, figures(all)))));
        }
        return said;
    }

    private List<Line> reasons(Punctuality all) {
        var words = telling.words();
        var said = new ArrayList<Line>();
        var graced = all.within(A_DAY);
        var rate = Punctuality.percent(graced, all.count());
        if (graced > all.onTime()) {
            said.add(new Line(
                    words.say("performance.grace", number(graced), number(all.count()), percent(rate)),
                    List.of(evidence(
                            all,
                            count("lines", all.count()),
                            count("graced", graced),
                            telling.computed("date", "rate", rate, "%")))));
        }
        said.add(leadTime(all));
        said.add(new Line(words.say("performance.measure"), List.of(evidence(all, count("lines", all.count())))));
        return said;
    }

    private Line leadTime(Punctuality all) {
        var times = all.leadTimes();
        if (times.isEmpty()) {
            return new Line(
                    telling.words().say("performance.lead.none"), List.of(evidence(all, count("lines", all.count()))));
        }
        var median = Punctuality.median(times);
        var most = Punctuality.ninetieth(times);
        return new Line(
                telling.words()
                        .counted(
                                "performance.lead",
                                times.size(),
                                inDays(median),
                                telling.days(most),
                                number(times.size())),
                List.of(evidence(
                        all,
                        count("measured", times.size()),
                        telling.computed("date", "median", median, unit(median)),
                        telling.days("date", "ninetieth", most))));
    }

    private String inDays(BigDecimal days) {
        return telling.amount(days, unit(days));
    }

    private String unit(BigDecimal days) {
        return telling.words().counted("unit.days", days.compareTo(BigDecimal.ONE) == 0 ? 1 : 2);
    }

    RecordValue[] figures(Punctuality of) {
        return new RecordValue[] {
            count("lines", of.count()),
            count("on-time", of.onTime()),
            telling.computed("date", "rate", of.rate(), "%"),
            telling.computed(
                    "date", "deliveries", BigDecimal.valueOf(receipts.moves(of).size()), null)
        };
    }

    RecordValue count(String label, long number) {
        return telling.computed("purchase_line_id", label, BigDecimal.valueOf(number), null);
    }

    /** The receipts of some lines: named if they are few, else all that were looked at, by what was asked for. */
    RecordEvidence evidence(Punctuality of, RecordValue... values) {
        var ids = receipts.moves(of);
        var label = telling.words().say("part.receipts");
        if (ids.size() <= NAMED) {
            return telling.evidence("stock.move", ids, label, receipts.moves().asOf(), values);
        }
        return telling.evidence(
                "stock.move",
                receipts.domain(),
                filter(),
                receipts.moves().rows().size(),
                label,
                receipts.moves().asOf(),
                values);
    }

    private String filter() {
        var days = days(receipts.punctuality(telling));
        return telling.words().say("performance.filter", name(), days.getFirst(), days.getLast(), place());
    }

    /** From when to when was looked: if there was more than could be, from the earliest of the latest. */
    private List<String> days(Punctuality all) {
        var said = span.said(telling);
        return receipts.isCut()
                ? all.lines().stream()
                        .map(Receipt::came)
                        .min(LocalDate::compareTo)
                        .map(it -> List.of(telling.format().day(it), said.getLast()))
                        .orElse(said)
                : said;
    }

    /** With a blank in front, or empty. */
    private String place() {
        return site.map(it -> " " + telling.words().say("late.at", Telling.clean(it.name())))
                .orElse("");
    }

    private List<String> given(List<String> days) {
        return Stream.concat(days.stream(), Stream.of(name(), place())).toList();
    }

    String percent(BigDecimal number) {
        return telling.amount(number, "%");
    }

    String number(long number) {
        return telling.format().number(number);
    }
}
