package io.gemba.copilot.skill.floor;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The orders of a shift: what it made, what runs, what should have begun, and what is late. */
record ShiftWork(Span span, Optional<Company> site, Telling telling) {
    private static final int SHOWN = 20;

    List<Section> made(Found finished, Found completed, Lacks lacks) {
        var sections = new ArrayList<Section>();
        sections.add(new Prose(Stream.of(answer(finished), completed(completed))
                .flatMap(Optional::stream)
                .toList()));
        sheet(
                        finished,
                        lacks,
                        List.of("production", "work", "machine", "part", "produced", "end"),
                        it -> new Cells(telling, it, finished.read().asOf())
                                .reference("production_id")
                                .text("name")
                                .reference("workcenter_id")
                                .reference("product_id")
                                .quantity("qty_produced", "product_uom_id")
                                .moment("date_finished")
                                .row(Telling.label(it, "name")))
                .ifPresent(sections::add);
        sheet(
                        completed,
                        lacks,
                        List.of("production", "part", "produced", "planned", "end"),
                        it -> new Cells(telling, it, completed.read().asOf())
                                .text("name")
                                .reference("product_id")
                                .quantity("qty_produced", "product_uom_id")
                                .quantity("product_qty", "product_uom_id")
                                .moment("date_finished")
                                .row(Telling.label(it, "name")))
                .ifPresent(sections::add);
        return sections;
    }

    private String where() {
        return site.map(it -> " " + telling.words().say("at.site", Telling.clean(it.name())))
                .orElse("");
    }

    private Optional<Line> answer(Found finished) {
        var given = List.of(span.said(), where());
        if (!finished.read().succeeded()) {
            return Optional.of(new Line(telling.words().say("shift.unread", span.said(), where()), List.of(), given));
        }
        if (finished.isEmpty()) {
            return Optional.of(new Line(telling.words().say("shift.none", span.said(), where()), List.of(), given));
        }
        var places = finished.rows().stream()
                .map(it -> Telling.label(it, "workcenter_id", ""))
                .distinct()
                .count();
        var evidence = finished.evidence(
                telling,
                telling.words().say("part.works"),
                telling.computed("workcenter_id", "work-centers", Numbers.of(places), null));
        var text = telling.words()
                .counted(
                        "shift.finished",
                        finished.size(),
                        number(finished.size()),
                        span.said(),
                        where(),
                        number(places) + " " + telling.words().counted("unit.work-centers", places));
        return Optional.of(new Line(text, List.of(evidence), given));
    }

    private Optional<Line> completed(Found completed) {
        return completed.counted("shift.completed", "part.productions", telling);
    }

    List<Section> running(Found begun, Lacks lacks) {
        var running = begun.only(begun.rows().stream()
                .filter(it -> it.text("state").filter("progress"::equals).isPresent())
                .toList());
        return part(
                running.counted("shift.running", "part.works", telling),
                sheet(
                        running,
                        lacks,
                        List.of("production", "work", "machine", "part", "produced", "planned", "start"),
                        it -> new Cells(telling, it, begun.read().asOf())
                                .reference("production_id")
                                .text("name")
                                .reference("workcenter_id")
                                .reference("product_id")
                                .quantity("qty_produced", "product_uom_id")
                                .quantity("qty_production", "product_uom_id")
                                .moment("date_start")
                                .row(Telling.label(it, "name"))));
    }

    /** What was to begin in the shift and has not, and why. */
    List<Section> waiting(Found begun, Lacks lacks) {
        var waiting = begun.only(begun.rows().stream()
                .filter(it -> it.text("state").filter("progress"::equals).isEmpty())
                .toList());
        return part(
                waiting.counted("shift.waiting", "part.works", telling),
                sheet(
                        waiting,
                        lacks,
                        List.of("production", "work", "machine", "part", "reason", "planned-start"),
                        it -> new Cells(telling, it, begun.read().asOf())
                                .reference("production_id")
                                .text("name")
                                .reference("workcenter_id")
                                .reference("product_id")
                                .words(reason(it))
                                .moment("date_start")
                                .row(Telling.label(it, "name"))));
    }

    private String reason(OdooRecord work) {
        var state = work.text("state").orElse("");
        var parts = work.text("production_availability").orElse("");
        var waits = state.equals("blocked") ? telling.words().say("waits.work") : "";
        var lacks = parts.isEmpty() || parts.equals("assigned")
                ? ""
                : telling.words().say("waits.parts");
        var both = Stream.of(waits, lacks).filter(it -> !it.isEmpty()).toList();
        return both.isEmpty() ? telling.words().say("waits.unknown") : String.join(", ", both);
    }

    List<Section> late(ShiftReads.Late late, Lacks lacks) {
        var count = late.groups().count();
        if (!late.groups().succeeded() || count == 0 || late.oldest().rows().isEmpty()) {
            return List.of();
        }
        lacks.shown((int) count, late.oldest().rows().size());
        var label = telling.words().say("part.late-productions");
        var evidence = telling.evidence(
                late.groups().model(),
                late.groups().domain(),
                label,
                count,
                label,
                late.groups().asOf(),
                telling.computed("id", "records", Numbers.of(count), null));
        var first = late.oldest().rows().getFirst();
        var oldest =
                new Cells(telling, first, late.oldest().asOf()).text("name").day("date_deadline");
        var day = first.time("date_deadline")
                .map(telling.format()::dayOf)
                .map(telling.format()::day)
                .orElse("");
        var line = new Line(
                telling.words().counted("shift.late", count, number(count), Telling.label(first, "name"), day),
                List.of(evidence, oldest.evidence(Telling.label(first, "name"))));
        var found = new Found(late.groups().model(), late.groups().domain(), label, late.oldest());
        return part(
                Optional.of(line),
                sheet(
                        found,
                        lacks,
                        List.of("production", "part", "planned", "state", "deadline", "late"),
                        it -> new Cells(telling, it, late.oldest().asOf())
                                .text("name")
                                .reference("product_id")
                                .quantity("product_qty", "product_uom_id")
                                .state("state", "production")
                                .day("date_deadline")
                                .days(
                                        "date_deadline",
                                        "days-late",
                                        it.time("date_deadline")
                                                .map(telling::daysSince)
                                                .orElse(null))
                                .row(Telling.label(it, "name"))));
    }

    private String number(long number) {
        return telling.format().number(number);
    }

    static List<Section> part(Optional<Line> line, Optional<Sheet> sheet) {
        return Stream.<Optional<? extends Section>>of(line.map(it -> new Prose(List.of(it))), sheet)
                .<Section>flatMap(Optional::stream)
                .toList();
    }

    private Optional<Sheet> sheet(Found found, Lacks lacks, List<String> columns, Function<OdooRecord, Row> row) {
        return sheet(telling, found, lacks, columns, row);
    }

    /** A table of what was found, not longer than it is read. */
    static Optional<Sheet> sheet(
            Telling telling, Found found, Lacks lacks, List<String> columns, Function<OdooRecord, Row> row) {
        lacks.shown(found.size(), SHOWN);
        var names =
                columns.stream().map(it -> telling.words().say("column." + it)).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sheet(
                        names, found.rows().stream().limit(SHOWN).map(row).toList()));
    }
}
