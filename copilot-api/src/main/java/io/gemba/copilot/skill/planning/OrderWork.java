package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.corpus.text.Identifiers;
import io.gemba.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The work orders of a manufacturing order that are still to be done. */
record OrderWork(Read read, Telling telling) {
    private static final Set<String> OVER = Set.of("done", "cancel");

    private List<OdooRecord> open() {
        return read.rows().stream()
                .filter(it -> !OVER.contains(it.text("state").orElse("")))
                .toList();
    }

    List<Line> reasons() {
        var open = open();
        if (open.isEmpty()) {
            return List.of();
        }
        var number = telling.format().number(open.size());
        var all = telling.format().number(read.rows().size());
        var first = open.getFirst();
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(telling.evidence(
                "mrp.workorder",
                read.rows().stream().map(OdooRecord::id).toList(),
                telling.words().say("part.works"),
                read.asOf(),
                telling.computed("state", "open-works", number(open.size()), null),
                telling.computed("id", "works", number(read.rows().size()), null)));
        evidence.add(evidence(first));
        return List.of(new Line(
                telling.words()
                        .counted(
                                "order.works",
                                open.size(),
                                number,
                                all,
                                Telling.label(first, "name"),
                                Telling.label(first, "workcenter_id", "?"),
                                telling.words()
                                        .named("workorder", first.text("state").orElse(""))),
                evidence));
    }

    private static java.math.BigDecimal number(int size) {
        return java.math.BigDecimal.valueOf(size);
    }

    Optional<Sheet> sheet() {
        var open = open();
        if (open.size() < 2) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.work"),
                words.say("column.machine"),
                words.say("column.state"),
                words.say("column.start"),
                words.say("column.end"));
        return Optional.of(new Sheet(columns, open.stream().map(this::row).toList()));
    }

    private Row row(OdooRecord work) {
        return new Row(
                List.of(
                        Telling.label(work, "name"),
                        Telling.label(work, "workcenter_id", ""),
                        telling.words().named("workorder", work.text("state").orElse("")),
                        work.time("date_start").map(telling.format()::moment).orElse(""),
                        work.time("date_finished").map(telling.format()::moment).orElse("")),
                List.of(evidence(work)));
    }

    private RecordEvidence evidence(OdooRecord work) {
        return telling.evidence(
                work,
                Telling.label(work, "name"),
                read.asOf(),
                telling.state(work, "state", "workorder"),
                telling.reference(work, "workcenter_id"),
                telling.moment(work, "date_start"),
                telling.moment(work, "date_finished"));
    }

    /** The documents that the open work orders name, such as an instruction's number; the next one's first. */
    List<String> numbers() {
        return open().stream()
                .flatMap(it -> Identifiers.spellings(Telling.label(it, "name")).values().stream())
                .distinct()
                .toList();
    }

    /** Where the work is done. */
    List<String> machines() {
        return read.rows().stream()
                .map(it -> Telling.label(it, "workcenter_id", ""))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }
}
