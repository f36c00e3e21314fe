package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A manufacturing order beside the clock. */
record OrderTiming(OdooRecord order, Instant asOf, Telling telling) {

    boolean isOver() {
        return state().equals("done") || state().equals("cancel");
    }

    private String state() {
        return order.text("state").orElse("");
    }

    /** When its parts have to be there. */
    Optional<Instant> start() {
        return order.time("date_start");
    }

    /** The sentence that answers. */
    Line answer() {
        var what = what();
        return switch (state()) {
            case "cancel" -> line("order.cancelled", 0, what);
            case "done" -> done(what);
            default -> open(what);
        };
    }

    private Line done(String what) {
        var finished = order.time("date_finished");
        if (finished.isEmpty()) {
            return line("order.done", 0, what);
        }
        var late = order.time("date_deadline")
                .map(due -> telling.daysBetween(due, finished.get()))
                .orElse(0L);
        return late > 0
                ? line("order.done.late", late, what, moment(finished.get()), telling.days(late))
                : line("order.done.at", 0, what, moment(finished.get()));
    }

    private Line open(String what) {
        var due = order.time("date_deadline");
        var end = order.time("date_finished");
        var state = telling.words().named("production", state());
        if (due.isPresent() && due.get().isBefore(telling.now())) {
            var late = telling.daysSince(due.get());
            return line(today("order.overdue", late), late, what, state, moment(due.get()), telling.daysAgo(late));
        }
        if (due.isPresent() && end.isPresent() && end.get().isAfter(due.get())) {
            var late = telling.daysBetween(due.get(), end.get());
            return line(
                    today("order.late", late),
                    late,
                    what,
                    state,
                    moment(end.get()),
                    moment(due.get()),
                    telling.days(late));
        }
        if (start().isPresent()
                && start().get().isBefore(telling.now())
                && List.of("draft", "confirmed").contains(state())) {
            var late = telling.daysSince(start().get());
            return line(
                    today("order.unstarted", late), late, what, state, moment(start().get()), telling.daysAgo(late));
        }
        if (end.isPresent() && end.get().isBefore(telling.now())) {
            var late = telling.daysSince(end.get());
            return due.map(it -> line(
                            today("order.behind", late),
                            late,
                            what,
                            state,
                            moment(end.get()),
                            moment(it),
                            telling.daysAgo(late)))
                    .orElseGet(() -> line(
                            today("order.behind.no-deadline", late),
                            late,
                            what,
                            state,
                            moment(end.get()),
                            telling.daysAgo(late)));
        }
        if (due.isPresent() && end.isPresent()) {
            return line("order.on-time", 0, what, state, moment(end.get()), moment(due.get()));
        }
        return end.map(it -> line("order.planned", 0, what, state, moment(it)))
                .orElseGet(() -> line("order.state", 0, what, state));
    }

    /** What is late by hours is not said to be by no days. */
    private static String today(String key, long days) {
        return days > 0 ? key : key + ".today";
    }

    /** What it is: its number, and how much of which product it makes. */
    private String what() {
        var product = Telling.label(order, "product_id", "?");
        var unit = Telling.label(order, "product_uom_id", "");
        return order.decimal("product_qty")
                .map(it -> telling.words().say("order.of", name(), telling.amount(it, unit), product))
                .orElseGet(() -> name() + " (" + product + ")");
    }

    private String name() {
        return Telling.label(order, "name");
    }

    private String moment(Instant instant) {
        return telling.format().moment(instant);
    }

    private Line line(String key, long days, String... arguments) {
        return new Line(telling.words().say(key, arguments), List.of(evidence(days)));
    }

    private RecordEvidence evidence(long days) {
        var unit = Telling.label(order, "product_uom_id", "");
        return telling.evidence(
                order,
                name(),
                asOf,
                telling.state(order, "state", "production"),
                telling.reference(order, "product_id"),
                order.has("product_qty") ? telling.quantity(order, "product_qty", unit) : null,
                telling.moment(order, "date_start"),
                telling.moment(order, "date_finished"),
                telling.moment(order, "date_deadline"),
                days > 0 ? telling.days("date_deadline", "days-late", days) : null);
    }
}
