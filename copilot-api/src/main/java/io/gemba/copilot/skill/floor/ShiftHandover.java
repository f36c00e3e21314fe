package io.gemba.copilot.skill.floor;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a shift hands over: what it made, what runs and what stands still, what was stopped, scrapped and repaired, and
 * what is late. Nothing is told of which there is no record.
 */
final class ShiftHandover implements Skill {
    private static final String SHIFT = "shift";
    private static final String SITE = "site";

    private final Shifts shifts;

    ShiftHandover(Shifts shifts) {
        this.shifts = shifts;
    }

    @Override
    public String id() {
        return "shift-handover";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfShift(SHIFT), new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.ORDER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FloorTypes.WORK, FloorTypes.PRODUCTION, FloorTypes.TIME, FloorTypes.SCRAP, FloorTypes.REQUEST);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var asked = slots.shift(SHIFT).orElseGet(() -> new OfShift(OfShift.Turn.LAST, Optional.empty()));
        var span = Span.of(shifts.of(asked, telling.now()), telling);
        if (span.from().isAfter(telling.now())) {
            var line = new Line(telling.words().say("shift.ahead", span.said()), List.of(), List.of(span.said()));
            return new Report(
                    List.of(new Prose(List.of(line))), List.of(), new Subject("", List.of(), List.of()), true);
        }
        var reads =
                ShiftReads.of(span, slots.site(SITE).flatMap(it -> Optional.ofNullable(it.odooId())), records, telling);
        return report(span, reads, slots.site(SITE), telling);
    }

    private static Report report(Span span, ShiftReads reads, Optional<Company> site, Telling telling) {
        var lacks = new Lacks(telling.words());
        lacks.of("works", reads.finished().read());
        lacks.of("productions", reads.completed().read());
        lacks.of("works-begun", reads.begun().read());
        lacks.of("stops", reads.stops().read());
        lacks.of("scrap", reads.scrap().read());
        lacks.of("requests", reads.requests().read());
        lacks.of("late-productions", reads.late().groups());
        var whole = lacks.notes().isEmpty();
        var work = new ShiftWork(span, site, telling);
        var events = new ShiftEvents(span, telling);
        var sections = new ArrayList<Section>();
        sections.addAll(work.made(reads.finished(), reads.completed(), lacks));
        sections.addAll(work.running(reads.begun(), lacks));
        sections.addAll(work.waiting(reads.begun(), lacks));
        sections.addAll(events.stops(reads.stops(), lacks));
        sections.addAll(events.scrap(reads.scrap(), lacks));
        sections.addAll(events.requests(reads.requests(), lacks));
        sections.addAll(work.late(reads.late(), lacks));
        nothing(reads, telling).ifPresent(sections::add);
        return new Report(sections, lacks.notes(), subject(reads), whole);
    }

    /** What was looked for and is not there, so that nobody takes silence for it. */
    private static Optional<Section> nothing(ShiftReads reads, Telling telling) {
        var words = telling.words();
        var none = new ArrayList<String>();
        if (isNone(reads.begun())) {
            none.add(words.say("part.works-begun"));
        }
        if (isNone(reads.stops())) {
            none.add(words.say("part.stops"));
        }
        if (isNone(reads.scrap())) {
            none.add(words.say("part.scrap"));
        }
        if (isNone(reads.requests())) {
            none.add(words.say("part.requests"));
        }
        if (reads.late().groups().succeeded() && reads.late().groups().count() == 0) {
            none.add(words.say("part.late-productions"));
        }
        return none.isEmpty()
                ? Optional.empty()
                : Optional.of(new Prose(
                        List.of(new Line(words.say("shift.nothing", String.join(", ", none)), List.of()))));
    }

    private static boolean isNone(Found found) {
        return found.read().succeeded() && found.isEmpty();
    }

    private static Subject subject(ShiftReads reads) {
        var machines = reads.stops().rows().stream()
                .map(it -> Telling.label(it, "workcenter_id", ""))
                .filter(it -> !it.isEmpty())
                .distinct()
                .limit(3)
                .toList();
        return new Subject(machines.isEmpty() ? "" : machines.getFirst(), List.of(), machines);
    }
}
