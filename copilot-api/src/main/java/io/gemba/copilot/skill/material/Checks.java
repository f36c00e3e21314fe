package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Lack;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Looks for gaps in master data: of one product, or of all. Odoo finds and counts them; what it cannot find by itself
 * is compared by product.
 */
abstract sealed class Checks permits SiteChecks, ProductChecks {
    private static final int MOST = 1000;
    private static final List<String> MAKING = List.of("confirmed", "progress", "to_close");
    private static final List<String> UNRESERVED = List.of("waiting", "confirmed", "partially_available");
    private static final List<String> OWN = List.of("internal", "transit");
    private static final List<String> TAKING = List.of("production", "customer");

    private final List<Company> sites;
    private final Optional<OdooRecord> product;
    private final Records records;
    private final LocalDate today;
    private final Lacks lacks;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Gap> unlooked = new ArrayList<>();
    private @Nullable Lack lack;

    Checks(List<Company> sites, Optional<OdooRecord> product, Records records, Telling telling) {
        this.sites = sites;
        this.product = product;
        this.records = records;
        this.today = telling.today();
        this.lacks = new Lacks(telling.words());
    }

    /** What lacks something, the most frequent first. */
    List<Finding> findings() {
        return findings.stream()
                .filter(it -> it.count() > 0)
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }

    /** What was looked at and lacks nothing. */
    List<Finding> sound() {
        return findings.stream().filter(it -> it.count() == 0).toList();
    }

    Lacks lacks() {
        return lacks;
    }

    /** What there were no calls left for. */
    List<Gap> unlooked() {
        return List.copyOf(unlooked);
    }

    /**
     * Makes them all.
     *
     * @throws NotRead if none could be made
     */
    final Checks made() {
        var productions = begin(MaterialTypes.ORDERED, madeWithoutBom(), "product_id", List.of(Grouping.COUNT), "");
        var boms = begin(MaterialTypes.BOM, withoutOperations(), "product_tmpl_id", List.of(Grouping.COUNT), "");
        var bare = begin(MaterialTypes.TEMPLATE, withoutVendor(), "id", List.of(Grouping.COUNT), "");
        var demand = begin(
                MaterialTypes.DEMANDED,
                demanded(),
                "product_id",
                List.of("raw_material_production_id:count", Grouping.COUNT),
                "__count desc, product_id");
        add(Gap.NO_BOM, "orders-without-bom", productions.join(), "product_id");
        add(Gap.NO_OPERATIONS, "boms", boms.join(), "product_tmpl_id");
        add(Gap.NO_VENDOR, "products", bare.join(), "id");
        looked(demand);
        if (findings.isEmpty() && lack != null) {
            throw new NotRead(lack);
        }
        return this;
    }

    /** Looks at what is needed and has no reordering rule, and at the prices of vendors. */
    abstract void looked(CompletableFuture<Groups> demand);

    final void add(Finding finding) {
        findings.add(finding);
    }

    final void unlooked(Gap gap) {
        unlooked.add(gap);
    }

    final Records records() {
        return records;
    }

    final LocalDate today() {
        return today;
    }

    final List<Company> sites() {
        return sites;
    }

    final CompletableFuture<Groups> begin(
            RecordType type, Domain domain, String by, List<String> aggregates, String order) {
        return records.beginGroups(
                type,
                Grouping.of(type.model(), domain, List.of(by), aggregates)
                        .orderedBy(order)
                        .atMost(MOST));
    }

    final boolean isRead(String part, Groups groups) {
        if (groups.lack() != null) {
            lack = groups.lack();
        }
        lacks.of(part, groups);
        return groups.succeeded();
    }

    final boolean isRead(String part, Read read) {
        if (read.lack() != null) {
            lack = read.lack();
        }
        lacks.of(part, read);
        return read.succeeded();
    }

    private void add(Gap gap, String part, Groups groups, String by) {
        if (isRead(part, groups)) {
            findings.add(Finding.of(gap, groups, groups.rows(), by));
        }
    }

    /** Of what is needed, what has no reordering rule: components, and what is only delivered. */
    final void rules(Groups demand, Groups ruled) {
        var have = Links.ids(ruled.rows(), "product_id");
        var lacking = demand.rows().stream()
                .filter(it -> !have.contains(Links.id(it, "product_id")))
                .toList();
        findings.add(Finding.of(
                Gap.COMPONENT_WITHOUT_RULE,
                demand,
                lacking.stream().filter(Checks::isComponent).toList(),
                "product_id"));
        findings.add(Finding.of(
                Gap.SOLD_WITHOUT_RULE,
                demand,
                lacking.stream().filter(it -> !isComponent(it)).toList(),
                "product_id"));
    }

    /** The reordering rules of some products. */
    final Groups ruled(Set<Long> products) {
        return products.isEmpty()
                ? Groups.nothing("stock.warehouse.orderpoint")
                : begin(
                                MaterialTypes.ORDERPOINT_OF,
                                Domain.all(
                                        Domain.in("product_id", products),
                                        Domain.in("company_id", Links.numbers(sites))),
                                "product_id",
                                List.of(Grouping.COUNT),
                                "")
                        .join();
    }

    private static boolean isComponent(OdooGroup demand) {
        return demand.integer("raw_material_production_id:count").orElse(0L) > 0;
    }

    private Domain madeWithoutBom() {
        return ofProduct(
                "product_id",
                Domain.in("state", MAKING),
                Domain.equal("bom_id", null),
                Domain.in("company_id", Links.numbers(sites)));
    }

    private Domain withoutOperations() {
        return ofTemplate(
                "product_tmpl_id",
                Domain.equal("type", "normal"),
                Domain.equal("operation_ids", null),
                Boms.within(sites));
    }

    /** Goods that may be bought and are not made. */
    private Domain withoutVendor() {
        return ofTemplate(
                "id",
                Domain.equal("purchase_ok", true),
                Domain.equal("type", "consu"),
                Domain.equal("seller_ids", null),
                Domain.equal("bom_ids", null),
                Boms.within(sites));
    }

    final Domain prices(Domain of) {
        return ofTemplate("product_tmpl_id", of, Boms.within(sites));
    }

    /** What orders and deliveries take from stock: what is made or bought for them is not. */
    private Domain demanded() {
        return ofProduct(
                "product_id",
                Domain.in("state", UNRESERVED),
                Domain.equal("procure_method", "make_to_stock"),
                Domain.equal("is_storable", true),
                Domain.in("location_usage", OWN),
                Domain.in("location_dest_usage", TAKING),
                Domain.in("company_id", Links.numbers(sites)));
    }

    private Domain ofProduct(String field, Domain... parts) {
        return of(field, product.map(OdooRecord::id), parts);
    }

    private Domain ofTemplate(String field, Domain... parts) {
        return of(field, product.map(it -> Links.id(it, "product_tmpl_id")), parts);
    }

    private static Domain of(String field, Optional<Long> one, Domain... parts) {
        var all = new ArrayList<>(List.of(parts));
        one.ifPresent(it -> all.add(Domain.equal(field, it)));
        return Domain.all(all.toArray(Domain[]::new));
    }
}
