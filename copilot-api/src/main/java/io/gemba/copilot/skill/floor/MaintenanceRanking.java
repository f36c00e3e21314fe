package io.gemba.copilot.skill.floor;

import io.gemba.copilot.identity.Company;
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
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which open requests for maintenance come first, by a rule that is told with every factor of it. */
final class MaintenanceRanking implements Skill {
    private static final String SITE = "site";
    static final int DOWNTIME_DAYS = 90;
    static final int FAILURE_DAYS = 365;
    private static final int MOST = 1000;
    private static final int MOST_NAMES = 40;

    @Override
    public String id() {
        return "maintenance-ranking";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.EQUIPMENT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FloorTypes.REQUEST, FloorTypes.MACHINE, FloorTypes.LOSS, FloorTypes.TIME, FloorTypes.REORDER);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var site = slots.site(SITE);
        var open = Domain.all(Domain.equal("done", false), Domain.equal("archive", false), of(site));
        var losses = records.begin(FloorTypes.LOSS, Domain.EVERYTHING, "id");
        var failures = records.beginGroups(FloorTypes.REQUEST, failures(site, telling));
        var requests = records.needed(FloorTypes.REQUEST, open, "priority desc nulls last, request_date, id");
        var stops = new Losses(losses.join());
        var downtime = records.beginGroups(FloorTypes.TIME, downtime(site, stops, telling));
        var going = records.begin(FloorTypes.TIME, stopped(site, stops, true), "date_start, id");
        var ids = requests.rows().stream()
                .flatMap(it -> it.reference("equipment_id").stream())
                .map(Reference::id)
                .collect(Collectors.toSet());
        var machines = ids.isEmpty() ? Read.nothing() : records.read(FloorTypes.MACHINE, Domain.in("id", ids), "id");
        var spares = spares(machines, site, records);
        var factors =
                new RankingFactors(requests, machines, downtime.join(), going.join(), failures.join(), spares, telling);
        return report(
                factors,
                losses.join(),
                new Found(FloorTypes.REQUEST.model(), open, scope(site, telling), requests),
                telling);
    }

    private static Domain of(Optional<Company> site) {
        return site.flatMap(it -> Optional.ofNullable(it.odooId()))
                .map(it -> Domain.equal("company_id", it))
                .orElse(Domain.EVERYTHING);
    }

    private static String scope(Optional<Company> site, Telling telling) {
        return site.map(it -> " " + telling.words().say("at.site", Telling.clean(it.name())))
                .orElse("");
    }

    private static Grouping failures(Optional<Company> site, Telling telling) {
        return Grouping.of(
                        FloorTypes.REQUEST.model(),
                        Domain.all(
                                Domain.equal("maintenance_type", "corrective"),
                                Domain.equal("archive", false),
                                Domain.where(
                                        "request_date",
                                        Operator.AT_LEAST,
                                        telling.today().minusDays(FAILURE_DAYS)),
                                of(site)),
                        List.of("equipment_id"),
                        List.of(Grouping.COUNT))
                .atMost(MOST);
    }

    private static Grouping downtime(Optional<Company> site, Losses losses, Telling telling) {
        return Grouping.of(
                        FloorTypes.TIME.model(),
                        Domain.all(
                                stopped(site, losses, false),
                                Span.of(Optional.empty(), DOWNTIME_DAYS, telling)
                                        .within("date_start")),
                        List.of("workcenter_id"),
                        List.of(Grouping.COUNT, "duration:sum"))
                .atMost(MOST);
    }

    private static Domain stopped(Optional<Company> site, Losses losses, boolean going) {
        var open = Domain.equal("date_end", null);
        return Domain.all(Domain.in("loss_id", losses.stopped()), going ? open : Domain.not(open), of(site));
    }

    /**
     * Nothing in Odoo says which parts are a machine's spares; those that name its model or itself are taken for them.
     */
    private static Read spares(Read machines, Optional<Company> site, Records records) {
        var names = machines.rows().stream()
                .flatMap(it -> MachineNames.of(it).stream())
                .distinct()
                .limit(MOST_NAMES)
                .map(it -> Domain.where("product_id", Operator.CONTAINS, it))
                .toArray(Domain[]::new);
        return names.length == 0
                ? Read.nothing()
                : records.read(FloorTypes.REORDER, Domain.all(Domain.any(names), of(site)), "id");
    }

    private static Report report(RankingFactors factors, Read losses, Found found, Telling telling) {
        var lacks = new Lacks(telling.words());
        lacks.of("requests", found.read());
        lacks.of("equipment", factors.machines());
        if (losses.lack() == null) {
            lacks.of("stops", factors.downtime());
            lacks.of("stops-open", factors.going());
        } else {
            lacks.of("stops", losses);
        }
        lacks.of("failures", factors.failures());
        lacks.of("reorder", factors.spares());
        var whole = lacks.notes().isEmpty();
        var sections = new RankingTelling(factors, found, telling).sections(lacks);
        var notes = new ArrayList<>(lacks.notes());
        notes.add(telling.words().say("maintenance.follow"));
        var names = factors.ranked().stream()
                .limit(3)
                .map(RankingFactors.Ranked::machine)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        return new Report(
                sections, notes, new Subject(names.isEmpty() ? "" : names.getFirst(), List.of(), names), whole);
    }

    /** Groups by the record that a field points at. */
    static Optional<io.gemba.odoo.OdooGroup> row(Groups groups, String field, long id) {
        return groups.rows().stream()
                .filter(it -> it.reference(field).filter(of -> of.id() == id).isPresent())
                .findFirst();
    }
}
