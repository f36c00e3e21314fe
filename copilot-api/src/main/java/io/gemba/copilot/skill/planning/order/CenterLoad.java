package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
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
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** How full work centres are: the planned hours of open work beside the hours that they work. */
final class CenterLoad implements Skill {
    private static final String CENTER = "center";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    /** More would take more calls than an answer may; they are added up as one. */
    private static final int MOST_WEEKS = 3;

    @Override
    public String id() {
        return "center-load";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(CENTER, RecordKind.WORK_CENTER, false),
                new Slot.OfPeriod(PERIOD, true),
                new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.WORK_CENTER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(OrderTypes.LOAD, OrderTypes.CENTER, OrderTypes.CALENDAR);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var span = LoadSpan.of(slots.period(PERIOD), telling.today());
        var weeks = span.weeks(MOST_WEEKS);
        var within = within(slots);
        var groups = weeks.stream()
                .map(it -> records.beginGroups(OrderTypes.LOAD, byCenter(Domain.all(it.domain(telling), within))))
                .toList();
        var late = records.beginGroups(
                OrderTypes.LOAD,
                byCenter(Domain.all(Domain.where("date_finished", Operator.LESS, telling.now()), within)));
        var centers = records.needed(OrderTypes.CENTER, centers(slots), "name, id");
        var hours = CenterHours.of(centers, records, telling);
        var loads = new CenterLoads(
                span,
                weeks,
                groups.stream().map(CompletableFuture::join).toList(),
                within,
                new LoadPart(late.join(), telling.words().say("load.late.said"), telling),
                hours,
                telling);
        return report(loads, slots.record(CENTER).isPresent(), telling);
    }

    private static Grouping byCenter(Domain domain) {
        return Grouping.of(
                "mrp.workorder", domain, List.of("workcenter_id"), List.of("duration_expected:sum", Grouping.COUNT));
    }

    /** Open work, of what the question was narrowed to. */
    private static Domain within(Slots slots) {
        var parts = new ArrayList<Domain>();
        parts.add(Domain.in("state", ReleaseWork.OPEN));
        slots.record(CENTER)
                .ifPresent(
                        it -> parts.add(Domain.equal("workcenter_id", it.read().id())));
        slots.site(SITE).map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        return Domain.all(parts.toArray(Domain[]::new));
    }

    private static Domain centers(Slots slots) {
        var parts = new ArrayList<Domain>();
        slots.record(CENTER)
                .ifPresent(it -> parts.add(Domain.equal("id", it.read().id())));
        slots.site(SITE).map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        return Domain.all(parts.toArray(Domain[]::new));
    }

    private static Report report(CenterLoads loads, boolean isOne, Telling telling) {
        var shares = loads.shares();
        var told = new LoadTelling(loads, shares, isOne, telling);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(told.answer())));
        var reasons = new ArrayList<Line>(told.late());
        if (loads.succeeded() && loads.minutes().signum() > 0) {
            reasons.add(told.basis());
        }
        if (!reasons.isEmpty()) {
            sections.add(new Prose(reasons));
        }
        told.chart().ifPresent(sections::add);
        told.sheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        loads.groups().stream()
                .filter(it -> it.cut() || !it.succeeded())
                .findFirst()
                .ifPresent((Groups it) -> lacks.of("works", it));
        lacks.of("late-works", loads.late().groups());
        lacks.of("centers", loads.hours().centers());
        lacks.of("calendars", loads.hours().calendars());
        var whole = lacks.notes().isEmpty();
        lacks.shown(isOne ? 0 : shares.size(), LoadTelling.SHOWN);
        return new Report(sections, lacks.notes(), subject(shares, isOne), whole);
    }

    private static Subject subject(List<CenterShare> shares, boolean isOne) {
        var names = shares.stream().limit(isOne ? 1 : 3).map(CenterShare::name).toList();
        return new Subject(names.isEmpty() ? "" : names.getFirst(), List.of(), names);
    }
}
