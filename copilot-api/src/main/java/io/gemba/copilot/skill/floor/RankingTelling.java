package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.floor.RankingFactors.Ranked;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells which open requests come first, and why. */
record RankingTelling(RankingFactors factors, Found found, Telling telling) {
    private static final int SHOWN = 20;

    List<Section> sections(Lacks lacks) {
        var ranked = factors.ranked();
        var given = List.of(found.said());
        if (ranked.isEmpty()) {
            return List.of(new Prose(
                    List.of(new Line(telling.words().say("ranking.none", found.said()), List.of(), given))));
        }
        lacks.shown(ranked.size(), SHOWN);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer(ranked, given))));
        sections.add(new Prose(rules()));
        var columns = Stream.of(
                        "request",
                        "equipment",
                        "priority",
                        "downtime",
                        "overdue",
                        "failures",
                        "low-spares",
                        "requested")
                .map(it -> telling.words().say("column." + it))
                .toList();
        sections.add(
                new Sheet(columns, ranked.stream().limit(SHOWN).map(this::row).toList()));
        return sections;
    }

    private Line answer(List<Ranked> ranked, List<String> given) {
        var first = ranked.getFirst();
        var name = Telling.label(first.request(), "name");
        var machine = first.machine().isEmpty() ? telling.words().say("ranking.no-machine") : first.machine();
        var cells = new Cells(telling, first.request(), found.read().asOf())
                .text("name")
                .reference("equipment_id")
                .words(priority(first));
        return new Line(
                telling.words()
                        .counted(
                                "ranking.answer",
                                ranked.size(),
                                telling.format().number(ranked.size()),
                                found.said(),
                                name,
                                machine,
                                priority(first)),
                List.of(found.evidence(telling, telling.words().say("part.requests")), cells.evidence(name)),
                given);
    }

    /** How it is ranked, and what of that is a guess. */
    private List<Line> rules() {
        var days = telling.format().number(MaintenanceRanking.DOWNTIME_DAYS);
        var year = telling.format().number(MaintenanceRanking.FAILURE_DAYS);
        var rule = telling.words().say("ranking.rule", days, year);
        return List.of(
                new Line(rule, List.of(), List.of(rule)),
                new Line(telling.words().say("ranking.proxies"), List.of()));
    }

    private String priority(Ranked ranked) {
        return ranked.request()
                .text("priority")
                .map(it -> telling.words().named("priority", it))
                .orElseGet(() -> telling.words().say("priority.none"));
    }

    private Row row(Ranked ranked) {
        var evidence = new ArrayList<RecordEvidence>();
        var request = new Cells(telling, ranked.request(), found.read().asOf())
                .text("name")
                .reference("equipment_id")
                .words(priority(ranked))
                .date("request_date")
                .days("schedule_date", "overdue", ranked.overdue());
        evidence.add(request.evidence(Telling.label(ranked.request(), "name")));
        var hours = ranked.isStopped() ? Optional.of(hours(ranked)) : Optional.<RecordValue>empty();
        ranked.stopped()
                .ifPresent(it -> evidence.add(evidence(factors.downtime(), "workcenter_id", it, hours(ranked))));
        ranked.going().forEach(it -> evidence.add(going(it, ranked)));
        ranked.failed().ifPresent(it -> evidence.add(evidence(factors.failures(), "equipment_id", it, failures(it))));
        var low = ranked.low();
        var spares = low.isEmpty()
                ? Optional.<RecordValue>empty()
                : Optional.of(telling.computed("qty_on_hand", "low-spares", Numbers.of(low.size()), null));
        spares.ifPresent(
                it -> evidence.add(new Found("stock.warehouse.orderpoint", Domain.EVERYTHING, "", factors.spares(), low)
                        .evidence(telling, telling.words().say("part.reorder"), it)));
        return new Row(
                List.of(
                        Telling.label(ranked.request(), "name"),
                        ranked.machine(),
                        priority(ranked),
                        hours.map(RecordValue::text).orElse(""),
                        ranked.overdue() == 0 ? "" : telling.days(ranked.overdue()),
                        ranked.failed().map(it -> failures(it).shown()).orElse(""),
                        spares.map(RecordValue::shown).orElse(""),
                        ranked.request()
                                .date("request_date")
                                .map(telling.format()::day)
                                .orElse("")),
                evidence);
    }

    private RecordEvidence going(RankingFactors.Going going, Ranked ranked) {
        return telling.evidence(
                going.stop(),
                Telling.label(going.stop(), "workcenter_id", ""),
                factors.going().asOf(),
                telling.moment(going.stop(), "date_start"),
                telling.computed("date_start", "open-hours", Numbers.hours(going.minutes()), "h"),
                hours(ranked));
    }

    private RecordValue hours(Ranked ranked) {
        return telling.computed("duration", "downtime", Numbers.hours(ranked.minutes()), "h");
    }

    private RecordValue failures(OdooGroup group) {
        return telling.computed("id", "failures", Numbers.of(DowntimeFound.count(group)), null);
    }

    private RecordEvidence evidence(Groups groups, String field, OdooGroup group, RecordValue value) {
        var label =
                group.reference(field).map(Reference::label).map(Telling::clean).orElse("?");
        var ids = group.reference(field).map(Reference::id).stream().toList();
        return telling.evidence(
                groups.model(),
                Domain.all(groups.domain(), Domain.in(field, ids)),
                label,
                DowntimeFound.count(group),
                label,
                groups.asOf(),
                value);
    }
}
