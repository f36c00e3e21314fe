package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.buying.WeeklyReceipts.Supplier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells which suppliers were the most and the least punctual. */
record SupplierRanking(WeeklyReceipts receipts, Span span, Optional<Company> site, Telling telling) {
    private static final int SHOWN = 20;

    private static final Comparator<Supplier> WORST_FIRST = Comparator.comparing(Supplier::areFew)
            .thenComparing(Supplier::rate)
            .thenComparing(Comparator.comparing(Supplier::all).reversed());

    Report report() {
        var lacks = new Lacks(telling.words());
        receipts.note(lacks);
        var whole = lacks.notes().isEmpty();
        var ranked = receipts.succeeded()
                ? receipts.suppliers().stream().sorted(WORST_FIRST).toList()
                : List.<Supplier>of();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(ranked.isEmpty() ? List.of(none()) : answer(ranked)));
        if (!ranked.isEmpty()) {
            sections.add(sheet(ranked));
            lacks.shown(ranked.size(), SHOWN);
        }
        var names = ranked.stream().limit(3).map(SupplierRanking::name).toList();
        return new Report(
                sections, lacks.notes(), new Subject(names.stream().findFirst().orElse(""), List.of(), names), whole);
    }

    private Line none() {
        var key = receipts.succeeded() ? "ranking.none" : "ranking.unread";
        var days = span.said(telling);
        return new Line(telling.words().say(key, days.getFirst(), days.getLast(), place()), List.of(), given());
    }

    private List<Line> answer(List<Supplier> ranked) {
        var words = telling.words();
        var days = span.said(telling);
        var all = ranked.stream().mapToLong(Supplier::all).sum();
        var onTime = ranked.stream().mapToLong(Supplier::onTime).sum();
        var rate = Punctuality.percent(onTime, all);
        var total = telling.evidence(
                BuyingTypes.PICKING.model(),
                receipts.domain(),
                filter(),
                all,
                words.say("part.receipts"),
                receipts.all().asOf(),
                count("receipts", all),
                count("on-time-week", onTime),
                telling.computed("date_done", "rate", rate, "%"),
                telling.computed("partner_id", "suppliers", BigDecimal.valueOf(ranked.size()), null));
        var said = new ArrayList<Line>();
        said.add(new Line(
                words.counted(
                        "ranking.answer",
                        all,
                        number(onTime),
                        number(all),
                        percent(rate),
                        words.counted("ranking.suppliers", ranked.size(), number(ranked.size())),
                        days.getFirst(),
                        days.getLast(),
                        place()),
                List.of(total),
                given()));
        var judged = ranked.stream().filter(it -> !it.areFew()).toList();
        if (judged.isEmpty()) {
            said.add(new Line(words.say("ranking.few"), List.of(total)));
        } else {
            said.add(extreme("ranking.worst", judged.getFirst()));
            if (judged.size() > 1) {
                said.add(extreme("ranking.best", judged.getLast()));
            }
        }
        said.add(new Line(words.say("ranking.measure"), List.of(total)));
        return said;
    }

    private Line extreme(String key, Supplier of) {
        return new Line(
                telling.words().say(key, name(of), number(of.onTime()), number(of.all()), percent(of.rate())),
                List.of(evidence(of)));
    }

    private Sheet sheet(List<Supplier> ranked) {
        var words = telling.words();
        var columns = List.of(
                words.say("column.supplier"),
                words.say("column.on-time"),
                words.say("column.receipts"),
                words.say("column.late-weeks"),
                words.say("column.note"));
        return new Sheet(
                columns,
                ranked.stream()
                        .limit(SHOWN)
                        .map(it -> new Row(
                                List.of(
                                        name(it),
                                        percent(it.rate()),
                                        number(it.all()),
                                        number(it.late()),
                                        it.areFew() ? words.say("ranking.note.few") : ""),
                                List.of(evidence(it))))
                        .toList());
    }

    private RecordEvidence evidence(Supplier of) {
        return telling.evidence(
                BuyingTypes.PICKING.model(),
                receipts.domain(of),
                filter(),
                of.all(),
                name(of),
                receipts.all().asOf(),
                telling.computed("date_done", "rate", of.rate(), "%"),
                count("receipts", of.all()),
                count("on-time-week", of.onTime()),
                count("late-week", of.late()));
    }

    private RecordValue count(String label, long number) {
        return telling.computed("id", label, BigDecimal.valueOf(number), null);
    }

    private String filter() {
        var days = span.said(telling);
        return telling.words().say("ranking.filter", days.getFirst(), days.getLast(), place());
    }

    private static String name(Supplier of) {
        return Telling.clean(of.partner().label());
    }

    private String place() {
        return site.map(it -> " " + telling.words().say("late.at", Telling.clean(it.name())))
                .orElse("");
    }

    private List<String> given() {
        return Stream.concat(span.said(telling).stream(), Stream.of(place())).toList();
    }

    private String percent(BigDecimal number) {
        return telling.amount(number, "%");
    }

    private String number(long number) {
        return telling.format().number(number);
    }
}
