package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what was done on a machine. */
record HistoryTelling(OdooRecord machine, Read machines, Found found, Telling telling) {
    private static final String HOURS = "h";

    List<Section> sections(Lacks lacks) {
        var name = MaintenanceHistory.name(machine);
        if (found.isEmpty()) {
            return List.of(new Prose(List.of(new Line(
                    telling.words().say("maintenance.none", name, found.said()),
                    List.of(evidence()),
                    List.of(found.said())))));
        }
        var failures = Failures.among(found.rows());
        var lines = Stream.of(between(failures), repair(failures), open())
                .flatMap(Optional::stream)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        lines.add(new Line(telling.words().say("maintenance.no-parts"), List.of()));
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer(name, failures))));
        sections.add(new Prose(lines));
        ShiftWork.sheet(
                        telling,
                        found,
                        lacks,
                        List.of("request", "kind", "stage", "requested", "closed", "took", "planned-hours"),
                        this::row)
                .ifPresent(sections::add);
        return sections;
    }

    private RecordEvidence evidence() {
        return telling.evidence(
                machine,
                Telling.label(machine, "name"),
                machines.asOf(),
                telling.text(machine, "name"),
                telling.text(machine, "serial_no"),
                telling.text(machine, "model"));
    }

    private Line answer(String name, Failures failures) {
        var preventive = count("preventive");
        var corrective = telling.computed("maintenance_type", "corrective", Numbers.of(failures.count()), null);
        var planned = telling.computed("maintenance_type", "preventive", Numbers.of(preventive), null);
        var withdrawn = found.rows().stream().filter(it -> it.flag("archive")).count();
        var dropped = telling.computed("archive", "withdrawn", Numbers.of(withdrawn), null);
        var text = telling.words()
                .counted(
                        "maintenance.answer",
                        found.size(),
                        number(found.size()),
                        name,
                        found.said(),
                        corrective.shown(),
                        planned.shown(),
                        dropped.shown());
        return new Line(
                text,
                List.of(
                        found.evidence(telling, telling.words().say("part.requests"), corrective, planned, dropped),
                        evidence()),
                List.of(found.said()));
    }

    private long count(String kind) {
        return found.rows().stream()
                .filter(it -> !it.flag("archive"))
                .filter(it -> it.text("maintenance_type").filter(kind::equals).isPresent())
                .count();
    }

    /** With how it is computed, since others compute it otherwise. */
    private Optional<Line> between(Failures failures) {
        if (failures.count() == 0) {
            return Optional.of(new Line(telling.words().say("maintenance.no-failure"), List.of()));
        }
        return failures.meanBetween()
                .map(mean -> {
                    var value = telling.computed("request_date", "mtbf", mean, unit(mean));
                    var spread = telling.days(
                            "request_date", "spread", failures.spread().orElse(0L));
                    var gaps = telling.computed("request_date", "gaps", Numbers.of(failures.count() - 1L), null);
                    return new Line(
                            telling.words()
                                    .say(
                                            "maintenance.mtbf",
                                            value.text(),
                                            number(failures.count()),
                                            spread.text(),
                                            gaps.shown()),
                            List.of(found.only(failures.all())
                                    .evidence(telling, telling.words().say("part.failures"), value, spread, gaps)));
                })
                .or(() -> Optional.of(new Line(telling.words().say("maintenance.one-failure"), List.of())));
    }

    private Optional<Line> repair(Failures failures) {
        var repaired = failures.repaired();
        return failures.meanRepair().map(mean -> {
            var value = telling.computed("close_date", "mttr", mean, unit(mean));
            return new Line(
                    telling.words().counted("maintenance.mttr", repaired.size(), value.text(), number(repaired.size())),
                    List.of(found.only(repaired)
                            .evidence(telling, telling.words().say("part.failures"), value)));
        });
    }

    private String unit(BigDecimal days) {
        return telling.words().counted("unit.days", days.compareTo(BigDecimal.ONE) == 0 ? 1 : 2);
    }

    private Optional<Line> open() {
        var open = found.only(found.rows().stream()
                .filter(it -> !it.flag("archive") && !it.flag("done"))
                .toList());
        if (open.isEmpty()) {
            return Optional.of(new Line(telling.words().say("maintenance.all-closed"), List.of()));
        }
        var oldest = open.rows().getLast();
        var cells = new Cells(telling, oldest, found.read().asOf()).text("name").date("request_date");
        var day = oldest.date("request_date").map(telling.format()::day).orElse("?");
        return Optional.of(new Line(
                telling.words()
                        .counted(
                                "maintenance.open",
                                open.size(),
                                number(open.size()),
                                Telling.label(oldest, "name"),
                                day),
                List.of(
                        open.evidence(telling, telling.words().say("part.requests")),
                        cells.evidence(Telling.label(oldest, "name")))));
    }

    private Row row(OdooRecord request) {
        return new Cells(telling, request, found.read().asOf())
                .text("name")
                .state("maintenance_type", "maintenance")
                .reference("stage_id")
                .date("request_date")
                .date("close_date")
                .days("close_date", "took", Failures.repair(request).orElse(null))
                .computed(
                        "duration",
                        "planned-hours",
                        request.decimal("duration")
                                .filter(it -> it.signum() > 0)
                                .orElse(null),
                        HOURS)
                .row(Telling.label(request, "name"));
    }

    private String number(long number) {
        return telling.format().number(number);
    }
}
