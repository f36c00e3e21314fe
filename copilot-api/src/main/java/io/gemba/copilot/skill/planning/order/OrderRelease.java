package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.copilot.skill.planning.OrderParts;
import io.gemba.copilot.skill.planning.PlanningTypes;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Whether a manufacturing order can be released, and what stands in the way. */
final class OrderRelease implements Skill {
    private static final String ORDER = "order";

    @Override
    public String id() {
        return "order-release";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfRecord(ORDER, RecordKind.ORDER, true));
    }

    @Override
    public RecordKind about() {
        return RecordKind.ORDER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(
                PlanningTypes.WORK_ORDER,
                PlanningTypes.COMPONENT,
                Types.PURCHASE_LINE,
                OrderTypes.LOAD,
                OrderTypes.CENTER,
                OrderTypes.CALENDAR);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var order = slots.required(ORDER);
        var read = order.read();
        var release = new ReleaseOrder(read, order.asOf(), telling);
        if (release.isOver() || release.isStarted()) {
            return new Report(
                    List.of(new Prose(List.of(release.answer(List.of(), true)))), List.of(), subject(read), true);
        }
        var work = CompletableFuture.supplyAsync(() -> work(read, records, telling), Thread::startVirtualThread);
        var moves = records.read(PlanningTypes.COMPONENT, Domain.equal("raw_material_production_id", read.id()), "id");
        var parts = OrderParts.byQuantity(read, moves, records);
        return report(order, release, parts, work.join(), telling);
    }

    private static ReleaseWork work(OdooRecord order, Records records, Telling telling) {
        var works = records.read(PlanningTypes.WORK_ORDER, Domain.equal("production_id", order.id()), "id");
        var ids = ImpactReading.ids(ReleaseWork.open(works), "workcenter_id");
        if (ids.isEmpty()) {
            return new ReleaseWork(
                    order,
                    works,
                    new CenterHours(Read.nothing(), Read.nothing(), telling),
                    Groups.nothing("mrp.workorder"),
                    telling);
        }
        var queue = records.beginGroups(OrderTypes.LOAD, before(order, ids, telling));
        var centers = records.read(OrderTypes.CENTER, Domain.in("id", ids), "id");
        return new ReleaseWork(order, works, CenterHours.of(centers, records, telling), queue.join(), telling);
    }

    /** Open work of other orders that is planned to begin before this order is. */
    private static Grouping before(OdooRecord order, Collection<Long> centers, Telling telling) {
        var start = order.time("date_start").orElse(telling.now());
        return Grouping.of(
                "mrp.workorder",
                Domain.all(
                        Domain.in("workcenter_id", centers),
                        Domain.in("state", ReleaseWork.OPEN),
                        Domain.where("production_id", Operator.NOT_EQUAL, order.id()),
                        Domain.where("production_date", Operator.LESS, start)),
                List.of("workcenter_id"),
                List.of("duration_expected:sum", Grouping.COUNT));
    }

    private static Report report(
            OfRecord order, ReleaseOrder release, OrderParts parts, ReleaseWork work, Telling telling) {
        var findings = new ArrayList<ReleaseFinding>();
        findings.addAll(release.findings());
        findings.addAll(new ReleaseParts(order.read(), parts, telling).findings());
        findings.addAll(work.findings());
        findings.sort(Comparator.comparing(ReleaseFinding::weight));
        var lacks = new Lacks(telling.words());
        lacks.of("components", parts.moves());
        lacks.of("stock", parts.stock());
        lacks.of("purchases", parts.lines());
        lacks.of("works", work.works());
        lacks.of("centers", work.centers().centers());
        lacks.of("calendars", work.centers().calendars());
        lacks.of("queue", work.queue());
        var isWhole = lacks.notes().isEmpty();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(release.answer(findings, isWhole))));
        var lines = findings.stream().flatMap(it -> it.lines().stream()).toList();
        if (!lines.isEmpty()) {
            sections.add(new Prose(lines));
        }
        parts.sheet(telling).ifPresent(sections::add);
        return new Report(sections, lacks.notes(), subject(order.read()), isWhole);
    }

    private static Subject subject(OdooRecord order) {
        var product = Product.of(Telling.label(order, "product_id", ""));
        return new Subject(product.name(), product.numbers(), List.of(product.name()));
    }
}
