package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** For how long work centres stood still, where, why, on which days, and what still does. */
final class Downtime implements Skill {
    private static final String WORK_CENTER = "work-center";
    private static final String PERIOD = "period";
    private static final String SHIFT = "shift";
    private static final String SITE = "site";
    private static final String TREND = "trend";
    private static final int DAYS = 30;

    private final Shifts shifts;

    Downtime(Shifts shifts) {
        this.shifts = shifts;
    }

    @Override
    public String id() {
        return "downtime";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(WORK_CENTER, RecordKind.WORK_CENTER, false),
                new Slot.OfPeriod(PERIOD),
                new Slot.OfShift(SHIFT),
                new Slot.OfSite(SITE),
                new Slot.OverTime(TREND));
    }

    @Override
    public RecordKind about() {
        return RecordKind.WORK_CENTER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FloorTypes.LOSS, FloorTypes.TIME, FloorTypes.MACHINE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var losses = Losses.read(records);
        var span = slots.shift(SHIFT)
                .map(it -> Span.of(shifts.of(it, telling.now()), telling))
                .orElseGet(() -> Span.of(slots.period(PERIOD), DAYS, telling));
        var scope = Scope.of(slots, WORK_CENTER, "workcenter_id", SITE, telling);
        var stopped = Domain.all(Domain.in("loss_id", losses.stopped()), scope.domain());
        var during = Domain.all(stopped, Domain.not(Domain.equal("date_end", null)), span.within("date_start"));
        var model = FloorTypes.TIME.model();
        var byReason = records.beginGroups(
                FloorTypes.TIME,
                Grouping.of(
                                model,
                                during,
                                List.of("workcenter_id", "loss_id"),
                                List.of(Grouping.COUNT, "duration:sum", "duration:max"))
                        .orderedBy("duration:sum desc, workcenter_id, loss_id"));
        var byDay = records.beginGroups(
                FloorTypes.TIME,
                Grouping.of(model, during, List.of("date_start:day"), List.of(Grouping.COUNT, "duration:sum")));
        var open =
                records.begin(FloorTypes.TIME, Domain.all(stopped, Domain.equal("date_end", null)), "date_start, id");
        var found = new DowntimeFound(
                span, scope, byReason.join(), byDay.join(), new Found(model, stopped, scope.text(), open.join()));
        var machines = MachineNames.at(centers(found), records);
        var lacks = new Lacks(telling.words());
        lacks.of("stops", found.groups());
        lacks.of("days", found.days());
        lacks.of("stops-open", found.open().read());
        if (machines.lack() != Records.Lack.ABSENT) {
            lacks.of("equipment", machines);
        }
        var whole = lacks.notes().isEmpty();
        var sections = new DowntimeTelling(found, machines, telling).sections(slots.overTime(TREND), lacks);
        return new Report(sections, lacks.notes(), subject(slots, found), whole);
    }

    private static Set<String> centers(DowntimeFound found) {
        return found.groups().rows().stream()
                .flatMap(it -> it.reference("workcenter_id").stream())
                .map(Reference::label)
                .collect(Collectors.toSet());
    }

    private static Subject subject(Slots slots, DowntimeFound found) {
        var names = new ArrayList<String>();
        slots.record(WORK_CENTER).ifPresent(it -> names.add(Telling.label(it.read(), "name")));
        found.groups().rows().stream()
                .limit(3)
                .flatMap(it -> it.reference("workcenter_id").stream())
                .map(it -> Telling.clean(it.label()))
                .filter(it -> !names.contains(it))
                .forEach(names::add);
        return new Subject(names.isEmpty() ? "" : names.getFirst(), List.of(), names);
    }
}
