package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells for how long work centres stood still. */
final class DowntimeTelling {
    private static final int SHOWN = 20;
    private static final int MOST_OPEN = 5;
    private static final String HOURS = "h";

    private final DowntimeFound found;
    private final List<OdooRecord> machines;
    private final Telling telling;

    DowntimeTelling(DowntimeFound found, Read machines, Telling telling) {
        this.found = found;
        this.machines = machines.rows();
        this.telling = telling;
    }

    List<Section> sections(boolean overTime, Lacks lacks) {
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer())));
        var reasons = new ArrayList<>(open());
        Stream.of(longest(), worstDay()).flatMap(Optional::stream).forEach(reasons::add);
        if (found.stops() > 0) {
            reasons.add(new Line(telling.words().say("downtime.rule"), List.of()));
        }
        if (!reasons.isEmpty()) {
            sections.add(new Prose(reasons));
        }
        sheet(lacks).ifPresent(sections::add);
        if (overTime) {
            chart().ifPresent(sections::add);
        }
        return sections;
    }

    private Line answer() {
        var words = telling.words();
        var given = List.of(found.span().said(), found.scope().text());
        if (!found.groups().succeeded() && !found.days().succeeded()) {
            return new Line(words.say("downtime.unread", found.said()), List.of(), given);
        }
        if (found.stops() == 0) {
            return new Line(
                    words.say("downtime.none", found.said()), found.scope().evidence(), given);
        }
        var hours = hours(found.minutes());
        var evidence = new ArrayList<>(found.scope().evidence());
        evidence.add(total(hours));
        return new Line(
                words.counted("downtime.answer", found.stops(), number(found.stops()), hours.text(), found.said()),
                evidence,
                given);
    }

    private RecordValue hours(BigDecimal minutes) {
        return telling.computed("duration", "downtime", Numbers.hours(minutes), HOURS);
    }

    private RecordEvidence total(RecordValue... values) {
        return telling.evidence(
                found.groups().model(),
                found.groups().domain(),
                found.said(),
                found.stops(),
                telling.words().say("part.stops"),
                found.groups().asOf(),
                values);
    }

    /** The one stop that took longest; which it was, its place and reason say. */
    private Optional<Line> longest() {
        return found.groups().rows().stream()
                .filter(it -> it.decimal("duration:max")
                        .filter(max -> max.signum() > 0)
                        .isPresent())
                .max(Comparator.comparing(it -> it.decimal("duration:max").orElse(BigDecimal.ZERO)))
                .map(it -> new Line(
                        telling.words().say("downtime.longest", longestHours(it).text(), center(it), reason(it)),
                        List.of(evidence(it))));
    }

    private Optional<Line> worstDay() {
        if (found.span().isOneDay() || found.days().rows().size() < 2) {
            return Optional.empty();
        }
        return found.days().rows().stream()
                .max(Comparator.comparing(DowntimeFound::minutes))
                .flatMap(it -> day(it).map(day -> {
                    var hours = hours(DowntimeFound.minutes(it));
                    var value = new RecordValue(
                            "date_start",
                            telling.words().say("column.day"),
                            day.toString(),
                            telling.format().day(day),
                            null,
                            true);
                    return new Line(
                            telling.words().say("downtime.worst-day", value.text(), hours.text()),
                            List.of(total(hours, value)));
                }));
    }

    private List<Line> open() {
        var open = found.open();
        var lines = new ArrayList<Line>();
        if (open.size() > 1) {
            lines.add(new Line(
                    telling.words().counted("downtime.open", open.size(), number(open.size())),
                    List.of(open.evidence(telling, telling.words().say("part.stops-open")))));
        }
        open.rows().stream().limit(MOST_OPEN).forEach(it -> lines.add(open(it)));
        return lines;
    }

    private Line open(OdooRecord stop) {
        var since = stop.time("date_start").orElse(telling.now());
        var hours = telling.computed(
                "date_start", "open-hours", Numbers.hours(Duration.between(since, telling.now())), HOURS);
        var evidence = telling.evidence(
                stop,
                Telling.label(stop, "workcenter_id", ""),
                found.open().read().asOf(),
                telling.moment(stop, "date_start"),
                telling.reference(stop, "workcenter_id"),
                telling.reference(stop, "loss_id"),
                hours);
        return new Line(
                telling.words()
                        .say(
                                "downtime.still",
                                Telling.label(stop, "workcenter_id", "?"),
                                Telling.label(stop, "loss_id", "?"),
                                telling.format().moment(since),
                                hours.text()),
                List.of(evidence));
    }

    private Optional<Sheet> sheet(Lacks lacks) {
        var rows = found.groups().rows();
        lacks.shown(rows.size(), SHOWN);
        var columns = Stream.of("machine", "equipment", "reason", "downtime", "share", "stops", "longest")
                .map(it -> telling.words().say("column." + it))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sheet(
                        columns, rows.stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(OdooGroup group) {
        return new Row(
                List.of(
                        center(group),
                        machine(group),
                        reason(group),
                        hours(DowntimeFound.minutes(group)).text(),
                        share(group).map(RecordValue::text).orElse(""),
                        number(DowntimeFound.count(group)),
                        longestHours(group).text()),
                List.of(evidence(group)));
    }

    private String machine(OdooGroup group) {
        return machines.stream()
                .filter(it -> MachineNames.isAt(it, center(group)))
                .map(it -> Telling.label(it, "name"))
                .filter(it -> !it.equals(center(group)))
                .collect(Collectors.joining(", "));
    }

    private RecordEvidence evidence(OdooGroup group) {
        var domain = Domain.all(
                found.groups().domain(),
                Domain.in("workcenter_id", id(group, "workcenter_id")),
                Domain.in("loss_id", id(group, "loss_id")));
        return telling.evidence(
                found.groups().model(),
                domain,
                found.said(),
                DowntimeFound.count(group),
                Stream.of(center(group), reason(group), machine(group))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(", ")),
                found.groups().asOf(),
                hours(DowntimeFound.minutes(group)),
                share(group).orElse(null),
                longestHours(group),
                telling.computed("id", "records", Numbers.of(DowntimeFound.count(group)), null));
    }

    private static List<Long> id(OdooGroup group, String field) {
        return group.reference(field).map(Reference::id).stream().toList();
    }

    private RecordValue longestHours(OdooGroup group) {
        return telling.computed(
                "duration",
                "longest",
                Numbers.hours(group.decimal("duration:max").orElse(BigDecimal.ZERO)),
                HOURS);
    }

    private Optional<RecordValue> share(OdooGroup group) {
        return Numbers.percent(DowntimeFound.minutes(group), found.minutes())
                .map(it -> telling.computed("duration", "share", it, "%"));
    }

    private static String center(OdooGroup group) {
        return group.reference("workcenter_id")
                .map(it -> Telling.clean(it.label()))
                .orElse("?");
    }

    private static String reason(OdooGroup group) {
        return group.reference("loss_id").map(it -> Telling.clean(it.label())).orElse("?");
    }

    /** How much began when. */
    private Optional<Chart> chart() {
        var minutes = new TreeMap<LocalDate, BigDecimal>();
        found.days().rows().forEach(it -> day(it).ifPresent(day -> minutes.put(day, DowntimeFound.minutes(it))));
        if (minutes.size() < 2) {
            return Optional.empty();
        }
        var hours = new TreeMap<LocalDate, BigDecimal>();
        var trend = Trend.of(found.span(), minutes, telling);
        trend.figures().forEach((day, it) -> hours.put(day, Numbers.hours(it)));
        var points = new Trend(hours, trend.isByWeek()).points(telling);
        return Optional.of(new Chart(
                telling.words().say(trend.isByWeek() ? "downtime.chart.weeks" : "downtime.chart"),
                HOURS,
                Chart.Shape.LINE,
                points,
                List.of(total(points.stream()
                        .map(it -> telling.computed("duration", "downtime", it.value(), HOURS))
                        .toArray(RecordValue[]::new)))));
    }

    private Optional<LocalDate> day(OdooGroup group) {
        return group.day("date_start:day", telling.format().zone());
    }

    private String number(long number) {
        return telling.format().number(number);
    }
}
