package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in a shift beside its work: stops, scrap, and requests for maintenance. */
record ShiftEvents(Span span, Telling telling) {

    List<Section> stops(Found stops, Lacks lacks) {
        if (stops.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        var sum = stops.rows().stream().map(this::shared).reduce(Duration.ZERO, Duration::plus);
        var hours = telling.computed("date_start", "downtime-shift", Numbers.hours(sum), "h");
        lines.add(new Line(
                telling.words().counted("shift.stops", stops.size(), number(stops.size()), hours.text()),
                List.of(stops.evidence(telling, telling.words().say("part.stops"), hours))));
        stops.rows().stream().filter(it -> !it.has("date_end")).forEach(it -> lines.add(open(it, stops)));
        var sections = new ArrayList<Section>();
        sections.add(new Prose(lines));
        ShiftWork.sheet(
                        telling,
                        stops,
                        lacks,
                        List.of("machine", "reason", "downtime-shift", "from", "until", "remark"),
                        it -> new Cells(telling, it, stops.read().asOf())
                                .reference("workcenter_id")
                                .reference("loss_id")
                                .computed("date_start", "downtime-shift", Numbers.hours(shared(it)), "h")
                                .moment("date_start")
                                .momentOr("date_end", telling.words().say("still-open"))
                                .text("description")
                                .row(Telling.label(it, "workcenter_id", "")))
                .ifPresent(sections::add);
        return sections;
    }

    /** How much of a stop fell into the shift, by the clock. */
    private Duration shared(OdooRecord stop) {
        var end = stop.time("date_end").orElse(telling.now());
        return span.shared(stop.time("date_start").orElse(end), end);
    }

    private Line open(OdooRecord stop, Found stops) {
        return new Line(
                telling.words()
                        .say(
                                "shift.open-stop",
                                Telling.label(stop, "workcenter_id", "?"),
                                Telling.label(stop, "loss_id", "?"),
                                stop.time("date_start")
                                        .map(telling.format()::moment)
                                        .orElse("?")),
                List.of(evidence(stop, stops.read().asOf(), telling)));
    }

    static RecordEvidence evidence(OdooRecord stop, Instant asOf, Telling telling) {
        return new Cells(telling, stop, asOf)
                .reference("workcenter_id")
                .reference("loss_id")
                .moment("date_start")
                .evidence(Telling.label(stop, "workcenter_id", ""));
    }

    List<Section> scrap(Found scrap, Lacks lacks) {
        return ShiftWork.part(
                scrap.counted("shift.scrap", "part.scrap", telling),
                ShiftWork.sheet(
                        telling,
                        scrap,
                        lacks,
                        List.of("scrap", "part", "quantity", "production", "moment"),
                        it -> new Cells(telling, it, scrap.read().asOf())
                                .text("name")
                                .reference("product_id")
                                .quantity("scrap_qty", "product_uom_id")
                                .reference("production_id")
                                .moment("date_done")
                                .row(Telling.label(it, "name"))));
    }

    List<Section> requests(Found requests, Lacks lacks) {
        if (requests.isEmpty()) {
            return List.of();
        }
        var opened =
                requests.only(requests.rows().stream().filter(this::isOpened).toList());
        var closed =
                requests.only(requests.rows().stream().filter(this::isClosed).toList());
        var lines = new ArrayList<Line>();
        opened.counted("shift.requests-opened", "part.requests", telling).ifPresent(lines::add);
        closed.counted("shift.requests-closed", "part.requests", telling).ifPresent(lines::add);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(lines));
        ShiftWork.sheet(
                        telling,
                        requests,
                        lacks,
                        List.of("request", "equipment", "kind", "stage", "requested", "closed"),
                        it -> new Cells(telling, it, requests.read().asOf())
                                .text("name")
                                .reference("equipment_id")
                                .state("maintenance_type", "maintenance")
                                .reference("stage_id")
                                .date("request_date")
                                .date("close_date")
                                .row(Telling.label(it, "name")))
                .ifPresent(sections::add);
        return sections;
    }

    private boolean isOpened(OdooRecord request) {
        return request.time("create_date")
                .filter(it -> !it.isBefore(span.from()) && it.isBefore(span.to()))
                .isPresent();
    }

    private boolean isClosed(OdooRecord request) {
        var first = telling.format().dayOf(span.from());
        var last = telling.format().dayOf(span.to().minusSeconds(1));
        return request.date("close_date")
                .filter(it -> !it.isBefore(first) && !it.isAfter(last))
                .isPresent();
    }

    private String number(long number) {
        return telling.format().number(number);
    }
}
