package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What was scrapped, of which products and why, what it had cost, and what orders yielded. */
final class ScrapYield implements Skill {
    private static final String ORDER = "order";
    private static final String PRODUCT = "product";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    private static final String TREND = "trend";
    private static final int DAYS = 30;
    private static final int MOST = 1000;

    @Override
    public String id() {
        return "scrap-yield";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(ORDER, RecordKind.ORDER, false),
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false),
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE),
                new Slot.OverTime(TREND));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FloorTypes.SCRAP, FloorTypes.COST, FloorTypes.PRODUCTION);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var asked = new Narrowed(slots, Span.of(slots.period(PERIOD), DAYS, telling), telling);
        var scrapped = asked.scrap();
        var byProduct = groups(records, scrapped, List.of("product_id", "product_uom_id", "company_id"));
        var byReason = groups(records, scrapped, List.of("scrap_reason_tag_ids", "product_uom_id"));
        var overTime = slots.overTime(TREND);
        var byDay = overTime
                ? records.beginGroups(
                        FloorTypes.SCRAP,
                        Grouping.of(
                                FloorTypes.SCRAP.model(), scrapped, List.of("date_done:day"), List.of(Grouping.COUNT)))
                : CompletableFuture.completedFuture(Groups.nothing(FloorTypes.SCRAP.model()));
        var orders = overTime
                ? Read.nothing()
                : records.read(FloorTypes.PRODUCTION, asked.orders(), "date_finished desc, id desc");
        var byOrder = orders.rows().isEmpty()
                ? CompletableFuture.completedFuture(Groups.nothing(FloorTypes.SCRAP.model()))
                : groups(records, ofOrders(orders), List.of("production_id", "product_id", "product_uom_id"));
        var found = new ScrapFound(
                asked.said(), byProduct.join(), byReason.join(), byDay.join(), costs(byProduct.join(), records));
        var yields = new OrderYields(asked.said(), asked.orders(), orders, byOrder.join(), telling);
        return report(slots, found, yields, asked, telling);
    }

    private static CompletableFuture<Groups> groups(Records records, Domain domain, List<String> by) {
        return records.beginGroups(
                FloorTypes.SCRAP,
                Grouping.of(FloorTypes.SCRAP.model(), domain, by, List.of(Grouping.COUNT, "scrap_qty:sum"))
                        .orderedBy("__count desc, " + String.join(", ", by))
                        .atMost(MOST));
    }

    private static Domain ofOrders(Read orders) {
        return Domain.all(
                Domain.equal("state", "done"),
                Domain.in(
                        "production_id",
                        orders.rows().stream().map(OdooRecord::id).toList()));
    }

    /** What products cost depends on the company, so that it is read within one. */
    private static Read costs(Groups byProduct, Records records) {
        var companies = ids(byProduct, "company_id");
        var products = ids(byProduct, "product_id");
        return companies.size() != 1
                ? Read.nothing()
                : records.beginWithin(
                                companies.iterator().next(),
                                Optional.empty(),
                                FloorTypes.COST,
                                Domain.in("id", products),
                                "id")
                        .join();
    }

    private static Set<Long> ids(Groups groups, String field) {
        return groups.rows().stream()
                .flatMap(it -> it.reference(field).stream())
                .map(Reference::id)
                .collect(Collectors.toSet());
    }

    private static Report report(Slots slots, ScrapFound found, OrderYields yields, Narrowed asked, Telling telling) {
        var lacks = new Lacks(telling.words());
        lacks.of("scrap", found.byProduct());
        if (found.byProduct().succeeded()) {
            lacks.of("reasons", found.byReason());
            lacks.of("costs", found.costs());
        }
        lacks.of("productions", yields.orders());
        lacks.of("scrap-orders", yields.scrap());
        var whole = lacks.notes().isEmpty();
        var sections = new ArrayList<Section>();
        sections.addAll(new ScrapTelling(found, asked.given(), asked.evidence(), telling).sections(lacks));
        sections.addAll(yields.sections(found.byProduct().succeeded(), lacks));
        return new Report(sections, lacks.notes(), subject(slots), whole);
    }

    private static Subject subject(Slots slots) {
        var product = slots.record(PRODUCT)
                .map(it -> Telling.label(it.read(), "display_name"))
                .or(() -> slots.record(ORDER).map(it -> Telling.label(it.read(), "product_id", "")))
                .map(Product::of);
        return product.map(it -> new Subject(it.name(), it.numbers(), List.of(it.name())))
                .orElseGet(() -> new Subject("", List.of(), List.of()));
    }

    /** What the question is narrowed to: an order is looked at whole, unless days are named. */
    private record Narrowed(Slots slots, Span span, Telling telling) {

        private boolean isTimed() {
            return slots.record(ORDER).isEmpty() || slots.period(PERIOD).isPresent();
        }

        private Scope scope(String order, String product) {
            var of = Scope.of(slots.record(ORDER), order, slots.site(SITE), telling);
            var part = Scope.of(slots.record(PRODUCT), product, Optional.<Company>empty(), telling);
            var evidence = new ArrayList<RecordEvidence>(of.evidence());
            evidence.addAll(part.evidence());
            return new Scope(part.text() + of.text(), Domain.all(of.domain(), part.domain()), evidence);
        }

        Domain scrap() {
            return domain(scope("production_id", "product_id"), "date_done");
        }

        Domain orders() {
            return domain(scope("id", "product_id"), "date_finished");
        }

        private Domain domain(Scope scope, String time) {
            return Domain.all(
                    Domain.equal("state", "done"), scope.domain(), isTimed() ? span.within(time) : Domain.EVERYTHING);
        }

        String said() {
            var scope = scope("id", "product_id");
            return isTimed() ? scope.said(span) : scope.text().replaceFirst("^ · ", "");
        }

        List<String> given() {
            return List.of(said());
        }

        List<RecordEvidence> evidence() {
            return scope("id", "product_id").evidence();
        }
    }
}
