package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was repaired and serviced on a machine, how often it failed, how long that took, and what is still open. */
final class MaintenanceHistory implements Skill {
    private static final String EQUIPMENT = "equipment";
    private static final String WORK_CENTER = "work-center";
    private static final String PERIOD = "period";

    @Override
    public String id() {
        return "maintenance-history";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(EQUIPMENT, RecordKind.EQUIPMENT, false),
                new Slot.OfRecord(WORK_CENTER, RecordKind.WORK_CENTER, false),
                new Slot.OfPeriod(PERIOD));
    }

    @Override
    public boolean isBound(Slots slots) {
        return slots.record(EQUIPMENT).isPresent() || slots.record(WORK_CENTER).isPresent();
    }

    @Override
    public RecordKind about() {
        return RecordKind.EQUIPMENT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FloorTypes.MACHINE, FloorTypes.REQUEST);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var machines = machines(slots, records);
        return switch (machines.rows().size()) {
            case 0 -> none(slots, telling);
            case 1 -> report(slots, machines.rows().getFirst(), machines, records, telling);
            default -> several(slots, machines, telling);
        };
    }

    /** The machine itself; else those that stand at a work centre. */
    private static Read machines(Slots slots, Records records) {
        var machine = slots.record(EQUIPMENT);
        if (machine.isPresent()) {
            return records.needed(
                    FloorTypes.MACHINE, Domain.equal("id", machine.get().read().id()), "id");
        }
        var center = slots.required(WORK_CENTER).read();
        var near = MachineNames.at(List.of(center.text("name").orElse("")), records);
        if (near.lack() != null) {
            throw new NotRead(near.lack());
        }
        return near;
    }

    private static Report none(Slots slots, Telling telling) {
        var name = slots.record(WORK_CENTER)
                .map(OfRecord::read)
                .map(it -> Telling.label(it, "name"))
                .orElse("");
        return said(telling.words().say("maintenance.no-machine", name), name, slots, telling);
    }

    private static Report several(Slots slots, Read machines, Telling telling) {
        var names = machines.rows().stream().map(MaintenanceHistory::name).toList();
        return said(
                telling.words().say("maintenance.several", String.join(", ", names)), names.getFirst(), slots, telling);
    }

    private static Report said(String text, String name, Slots slots, Telling telling) {
        var evidence = slots
                .record(WORK_CENTER)
                .map(it -> telling.evidence(
                        it.read(), Telling.label(it.read(), "name"), it.asOf(), telling.text(it.read(), "name")))
                .stream()
                .toList();
        return new Report(
                List.of(new Prose(List.of(new Line(text, evidence, List.of(text))))),
                List.of(),
                new Subject(name, List.of(), List.of(name)),
                true);
    }

    static String name(OdooRecord machine) {
        var serial = machine.text("serial_no")
                .map(it -> " (" + Telling.clean(it) + ")")
                .orElse("");
        return Telling.label(machine, "name") + serial;
    }

    private static Report report(Slots slots, OdooRecord machine, Read machines, Records records, Telling telling) {
        var domain = domain(slots, machine);
        var read = records.read(FloorTypes.REQUEST, domain, "request_date desc, id desc");
        if (read.lack() != null) {
            throw new NotRead(read.lack());
        }
        var said = slots.period(PERIOD)
                .map(it -> Span.of(Optional.of(it), 1, telling).said())
                .orElseGet(() -> telling.words().say("span.ever"));
        var found = new Found(FloorTypes.REQUEST.model(), domain, said, read);
        var lacks = new Lacks(telling.words());
        lacks.of("requests", read);
        var whole = lacks.notes().isEmpty();
        var sections = new HistoryTelling(machine, machines, found, telling).sections(lacks);
        var notes = new ArrayList<>(lacks.notes());
        notes.add(telling.words().say("maintenance.follow"));
        return new Report(sections, notes, subject(machine), whole);
    }

    private static Domain domain(Slots slots, OdooRecord machine) {
        var of = Domain.equal("equipment_id", machine.id());
        return slots.period(PERIOD)
                .map(it -> Domain.all(of, it.daysOf("request_date")))
                .orElse(of);
    }

    private static Subject subject(OdooRecord machine) {
        var numbers = Stream.of("serial_no", "model")
                .flatMap(it -> machine.text(it).stream())
                .map(Telling::clean)
                .toList();
        var name = Telling.label(machine, "name");
        return new Subject(name, numbers, List.of(name));
    }
}
