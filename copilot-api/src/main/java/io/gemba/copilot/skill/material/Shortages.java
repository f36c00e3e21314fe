package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which parts are short: of what open manufacturing orders need, or below their reordering rule within the time that it
 * takes to get them; and by when they have to be ordered.
 */
final class Shortages implements Skill {
    static final String PRODUCT = "product";
    static final String PERIOD = "period";
    static final String SITE = "site";

    /** Together no more than can be read of stock at once. */
    private static final int MOST_PARTS = 250;

    private static final int MOST_POINTS = 150;
    private static final int MOST_SOURCES = 150;
    /** Vendors and bills of materials. */
    private static final int CALLS_FOR_SOURCES = 2;

    private static final String POINT_ORDER = "deadline_date, id";
    private static final List<String> UNRESERVED = List.of("waiting", "confirmed", "partially_available");

    @Override
    public String id() {
        return "shortages";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false),
                new Slot.OfPeriod(PERIOD, true),
                new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(
                MaterialTypes.ORDERPOINT,
                MaterialTypes.ORDERPOINT_KEPT,
                MaterialTypes.DEMAND,
                MaterialTypes.STOCKED,
                MaterialTypes.VENDOR,
                MaterialTypes.BOM);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var sites = Links.sites(slots.site(SITE), records.access());
        var demand = records.beginGroups(MaterialTypes.DEMAND, needed(slots, sites, telling));
        var below = below(slots, sites, telling);
        var points = points(below, records);
        var needed = demand.join();
        if (points.lack() != null && needed.lack() != null) {
            throw new NotRead(points.lack());
        }
        var looked = sites.subList(0, Math.min(sites.size(), Math.max(1, records.left() - CALLS_FOR_SOURCES)));
        var stock = stock(looked, needed, points, records);
        var found = new FoundShortages(slots, sites, looked, needed, below, points, stock, telling);
        return found.report(sources(found, records));
    }

    /** What of the components of open orders is not reserved, by part and unit; the earliest needed first. */
    private static Grouping needed(Slots slots, List<Company> sites, Telling telling) {
        var parts = new ArrayList<Domain>();
        parts.add(Domain.where("raw_material_production_id", Operator.NOT_EQUAL, null));
        parts.add(Domain.in("state", UNRESERVED));
        parts.add(Domain.in("company_id", Links.numbers(sites)));
        slots.record(PRODUCT)
                .ifPresent(it -> parts.add(Domain.equal("product_id", it.read().id())));
        // Needed before a period counts, too: what is short then is short now.
        slots.period(PERIOD)
                .ifPresent(it -> parts.add(Domain.where(
                        "date", Operator.LESS, it.end(telling.format().zone()))));
        return Grouping.of(
                        "stock.move",
                        Domain.all(parts.toArray(Domain[]::new)),
                        List.of("company_id", "product_id", "product_uom"),
                        List.of("product_qty:sum", "product_uom_qty:sum", "quantity:sum", "date:min", Grouping.COUNT))
                .orderedBy("date:min, product_id")
                .atMost(MOST_PARTS);
    }

    /**
     * The reordering rules that may be below their minimum: what Odoo has kept of it says which, as it does so with
     * each move; the forecast itself is computed, and cannot be searched for.
     */
    private static Domain below(Slots slots, List<Company> sites, Telling telling) {
        var within = Domain.in("company_id", Links.numbers(sites));
        return slots.record(PRODUCT)
                .map(it ->
                        Domain.all(within, Domain.equal("product_id", it.read().id())))
                .orElseGet(() -> Domain.all(
                        within,
                        Domain.any(
                                Domain.where("qty_to_order_computed", Operator.GREATER, 0),
                                Domain.where("qty_to_order_manual", Operator.GREATER, 0),
                                Domain.where("deadline_date", Operator.AT_MOST, telling.today()))));
    }

    private static Read points(Domain below, Records records) {
        var read = records.first(MOST_POINTS, MaterialTypes.ORDERPOINT, below, POINT_ORDER);
        return read.lack() == Records.Lack.DENIED
                ? records.first(MOST_POINTS, MaterialTypes.ORDERPOINT_KEPT, below, POINT_ORDER)
                : read;
    }

    /** What there is of the parts at each site, by its number in Odoo. */
    private static Map<Long, Read> stock(List<Company> sites, Groups demand, Read points, Records records) {
        var begun = new LinkedHashMap<Long, CompletableFuture<Read>>();
        for (var site : Links.numbers(sites)) {
            var wanted = new LinkedHashSet<Long>();
            demand.rows().stream()
                    .filter(it -> Links.id(it, "company_id") == site)
                    .forEach(it -> wanted.add(Links.id(it, "product_id")));
            points.rows().stream()
                    .filter(it -> Links.id(it, "company_id") == site)
                    .forEach(it -> wanted.add(Links.id(it, "product_id")));
            begun.put(
                    site,
                    wanted.isEmpty()
                            ? CompletableFuture.completedFuture(Read.nothing())
                            : records.beginWithin(
                                    site, Optional.empty(), MaterialTypes.STOCKED, Domain.in("id", wanted), "id"));
        }
        var read = new LinkedHashMap<Long, Read>();
        begun.forEach((site, it) -> read.put(site, it.join()));
        return read;
    }

    /** Of the most urgent parts. */
    private static Sources sources(FoundShortages found, Records records) {
        var templates = new LinkedHashSet<Long>();
        found.shortages().stream()
                .map(it -> it.part().template())
                .filter(it -> it != 0)
                .limit(MOST_SOURCES)
                .forEach(templates::add);
        if (templates.isEmpty()) {
            return new Sources(Read.nothing(), Read.nothing());
        }
        var of = Domain.in("product_tmpl_id", templates);
        var boms = records.begin(MaterialTypes.BOM, Domain.all(of, Domain.equal("type", "normal")), Sources.BOM_ORDER);
        var vendors = records.read(MaterialTypes.VENDOR, of, Sources.VENDOR_ORDER);
        return new Sources(vendors, boms.join());
    }
}
