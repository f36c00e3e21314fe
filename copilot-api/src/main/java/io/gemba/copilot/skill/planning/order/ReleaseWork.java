package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.planning.order.ReleaseFinding.Weight;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the work centres of an order let it begin.
 *
 * @param works of the order
 * @param queue open work of other orders that is planned to begin before it, by work centre
 */
record ReleaseWork(OdooRecord order, Read works, CenterHours centers, Groups queue, Telling telling) {
    static final List<String> OPEN = List.of("blocked", "ready", "progress", "pending", "waiting");
    private static final Set<String> STARTABLE = Set.of("ready", "progress");

    private List<OdooRecord> open() {
        return open(works);
    }

    static List<OdooRecord> open(Read works) {
        return works.rows().stream()
                .filter(it -> OPEN.contains(it.text("state").orElse("")))
                .toList();
    }

    List<ReleaseFinding> findings() {
        var words = telling.words();
        var findings = new ArrayList<ReleaseFinding>();
        if (!works.succeeded()) {
            return findings;
        }
        if (works.rows().isEmpty()) {
            findings.add(new ReleaseFinding(
                    Weight.MIND,
                    new Line(words.say("release.no-works"), List.of(ReleaseOrder.evidence(order, telling)))));
            return findings;
        }
        var open = open();
        if (!open.isEmpty()
                && !"draft".equals(order.text("state").orElse(""))
                && open.stream()
                        .noneMatch(it -> STARTABLE.contains(it.text("state").orElse("")))) {
            findings.add(new ReleaseFinding(
                    Weight.MIND,
                    new Line(
                            words.say(
                                    "release.works.waiting",
                                    Telling.label(open.getFirst(), "name"),
                                    words.named(
                                            "workorder",
                                            open.getFirst().text("state").orElse(""))),
                            List.of(evidence(open.getFirst())))));
        }
        open.stream()
                .filter(this::isBlocked)
                .forEach(it -> findings.add(
                        new ReleaseFinding(it.equals(open.getFirst()) ? Weight.BLOCKS : Weight.MIND, blocked(it))));
        findings.addAll(queued(open));
        return findings;
    }

    private boolean isBlocked(OdooRecord work) {
        return state(work).equals("blocked");
    }

    private String state(OdooRecord work) {
        return centers.center(ImpactCause.id(work, "workcenter_id"))
                .flatMap(it -> it.text("working_state"))
                .or(() -> work.text("working_state"))
                .orElse("");
    }

    private Line blocked(OdooRecord work) {
        var center = centers.center(ImpactCause.id(work, "workcenter_id"));
        var evidence = new ArrayList<RecordEvidence>(List.of(evidence(work)));
        center.ifPresent(it -> evidence.add(telling.evidence(
                it,
                Telling.label(it, "name"),
                centers.centers().asOf(),
                telling.state(it, "working_state", "workcenter"))));
        return new Line(
                telling.words()
                        .say(
                                "release.center.blocked",
                                Telling.label(work, "workcenter_id", "?"),
                                Telling.label(work, "name")),
                evidence);
    }

    /** Every centre that has too much before it; of the others the one that has most. */
    private List<ReleaseFinding> queued(List<OdooRecord> open) {
        var centers = ImpactReading.ids(open, "workcenter_id");
        var all = queue.rows().stream()
                .filter(it -> centers.contains(center(it)))
                .filter(it -> hours(it).signum() > 0)
                .sorted(Comparator.comparing(ReleaseWork::hours).reversed())
                .map(it -> queued(center(it), it))
                .toList();
        var fine = all.stream().filter(it -> it.weight() == Weight.FINE).limit(1);
        return Stream.concat(all.stream().filter(it -> it.weight() != Weight.FINE), fine)
                .toList();
    }

    private static long center(OdooGroup group) {
        return group.reference("workcenter_id").map(Reference::id).orElse(0L);
    }

    /** The work that stands before it at a centre, beside the hours that are left until it is to start. */
    private ReleaseFinding queued(long center, OdooGroup group) {
        var words = telling.words();
        var name = Telling.label(
                open().stream()
                        .filter(it -> ImpactCause.id(it, "workcenter_id") == center)
                        .findFirst()
                        .orElseThrow(),
                "workcenter_id",
                "?");
        var count = group.integer("__count").orElse(0L);
        var days = order.time("date_start")
                .map(it -> telling.daysBetween(telling.now(), it))
                .orElse(0L);
        var available = days > 0 ? centers.available(center, days) : Optional.<BigDecimal>empty();
        var over = available.filter(it -> hours(group).compareTo(it) > 0).isPresent() || days <= 0;
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(telling.evidence(
                "mrp.workorder",
                Domain.all(queue.domain(), Domain.equal("workcenter_id", center)),
                words.say("release.queue.said", name, start()),
                count,
                words.say("part.works"),
                queue.asOf(),
                telling.computed("duration_expected", "planned-hours", hours(group), CenterHours.UNIT),
                telling.computed("id", "works", BigDecimal.valueOf(count), null)));
        centers.evidence(center, days).ifPresent(evidence::add);
        evidence.add(ReleaseOrder.evidence(order, telling));
        var text = available
                .map(it -> words.say(
                        over ? "release.queue.over" : "release.queue",
                        name,
                        telling.amount(hours(group), CenterHours.UNIT),
                        telling.format().number(count) + " " + words.counted("unit.works", count),
                        telling.amount(it, CenterHours.UNIT)))
                .orElseGet(() -> words.say(
                        "release.queue.hours",
                        name,
                        telling.amount(hours(group), CenterHours.UNIT),
                        telling.format().number(count) + " " + words.counted("unit.works", count)));
        return new ReleaseFinding(over ? Weight.MIND : Weight.FINE, new Line(text, evidence));
    }

    private String start() {
        return order.time("date_start").map(telling.format()::moment).orElse("?");
    }

    private static BigDecimal hours(OdooGroup group) {
        return CenterHours.hours(group.decimal("duration_expected:sum").orElse(BigDecimal.ZERO));
    }

    private RecordEvidence evidence(OdooRecord work) {
        return telling.evidence(
                work,
                Telling.label(work, "name"),
                works.asOf(),
                telling.state(work, "state", "workorder"),
                telling.reference(work, "workcenter_id"),
                telling.state(work, "working_state", "workcenter"));
    }
}
