package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How well work centres were used: availability, performance and quality, as far as records tell them. */
final class Oee implements Skill {
    private static final String WORK_CENTER = "work-center";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    private static final int DAYS = 30;
    private static final int MOST = 1000;

    @Override
    public String id() {
        return "oee";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(WORK_CENTER, RecordKind.WORK_CENTER, false),
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.WORK_CENTER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FloorTypes.LOSS, FloorTypes.TIME, FloorTypes.WORK, FloorTypes.SCRAP);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var span = Span.of(slots.period(PERIOD), DAYS, telling);
        var scope = Scope.of(slots, WORK_CENTER, "workcenter_id", SITE, telling);
        var losses = records.begin(FloorTypes.LOSS, Domain.EVERYTHING, "id");
        var times = records.beginGroups(
                FloorTypes.TIME,
                Grouping.of(
                                FloorTypes.TIME.model(),
                                Domain.all(
                                        Domain.not(Domain.equal("date_end", null)),
                                        span.within("date_start"),
                                        scope.domain()),
                                List.of("workcenter_id", "loss_id"),
                                List.of(Grouping.COUNT, "duration:sum"))
                        .atMost(MOST));
        var works = records.beginGroups(
                FloorTypes.WORK,
                Grouping.of(
                        FloorTypes.WORK.model(),
                        Domain.all(Domain.equal("state", "done"), span.within("date_finished"), scope.domain()),
                        List.of("workcenter_id"),
                        List.of(Grouping.COUNT, "duration_expected:sum", "duration:sum", "qty_produced:sum")));
        var scrap = records.groups(FloorTypes.SCRAP, scrap(slots, span));
        var scrapped = scrap.rows().isEmpty()
                ? Read.nothing()
                : records.read(FloorTypes.WORK, Domain.in("id", works(scrap)), "id");
        var found = new OeeFound(span, scope, new Losses(losses.join()), times.join(), works.join(), scrap, scrapped);
        return report(slots, found, telling);
    }

    private static Grouping scrap(Slots slots, Span span) {
        return Grouping.of(
                        FloorTypes.SCRAP.model(),
                        Domain.all(
                                Domain.equal("state", "done"),
                                span.within("date_done"),
                                Domain.not(Domain.equal("workorder_id", null)),
                                slots.site(SITE)
                                        .flatMap(it -> Optional.ofNullable(it.odooId()))
                                        .map(it -> Domain.equal("company_id", it))
                                        .orElse(Domain.EVERYTHING)),
                        List.of("workorder_id", "product_id"),
                        List.of(Grouping.COUNT, "scrap_qty:sum"))
                .atMost(MOST);
    }

    private static Set<Long> works(Groups scrap) {
        return scrap.rows().stream()
                .flatMap(it -> it.reference("workorder_id").stream())
                .map(Reference::id)
                .collect(Collectors.toSet());
    }

    private static Report report(Slots slots, OeeFound found, Telling telling) {
        var lacks = new Lacks(telling.words());
        lacks.of("loss-reasons", found.losses().read());
        lacks.of("times", found.times());
        lacks.of("works", found.works());
        lacks.of("scrap", found.scrap());
        var whole = lacks.notes().isEmpty();
        var sections = new OeeTelling(found, telling).sections(lacks);
        var names = new ArrayList<String>();
        slots.record(WORK_CENTER).ifPresent(it -> names.add(Telling.label(it.read(), "name")));
        return new Report(
                sections, lacks.notes(), new Subject(names.isEmpty() ? "" : names.getFirst(), List.of(), names), whole);
    }
}
