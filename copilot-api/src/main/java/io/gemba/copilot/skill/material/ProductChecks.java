package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Of one product, and of the components that it is made of. */
final class ProductChecks extends Checks {
    private final OdooRecord product;

    ProductChecks(List<Company> sites, OdooRecord product, Records records, Telling telling) {
        super(sites, Optional.of(product), records, telling);
        this.product = product;
    }

    @Override
    void looked(CompletableFuture<Groups> demand) {
        var of = prices(Domain.all());
        var vendors = records().begin(MaterialTypes.VENDOR, of, Sources.VENDOR_ORDER);
        var parts = begin(
                MaterialTypes.BOM_LINE,
                Domain.all(
                        Domain.equal("parent_product_tmpl_id", Links.id(product, "product_tmpl_id")),
                        Boms.within(sites())),
                "product_id",
                List.of(Grouping.COUNT),
                "");
        prices(of, vendors.join());
        rules(demand.join(), parts.join(), isRead("demanded", demand.join()), isRead("bom-lines", parts.join()));
    }

    private void prices(Domain of, Read vendors) {
        if (isRead("vendors", vendors)) {
            add(of(Gap.NO_PRICE, of, vendors, it -> isZero(it, "price")));
            add(of(Gap.NO_LEAD_TIME, of, vendors, it -> isZero(it, "delay")));
            var over = vendors.rows().stream().allMatch(this::isOver);
            add(of(Gap.EXPIRED, of, vendors, it -> over));
        }
    }

    private static boolean isZero(OdooRecord vendor, String field) {
        return vendor.decimal(field)
                .filter(it -> it.compareTo(BigDecimal.ZERO) <= 0)
                .isPresent();
    }

    private boolean isOver(OdooRecord vendor) {
        return vendor.date("date_end").filter(today()::isAfter).isPresent();
    }

    private static Finding of(Gap gap, Domain of, Read vendors, Predicate<OdooRecord> lacking) {
        var rows = vendors.rows().stream().filter(lacking).toList();
        return new Finding(
                gap,
                "product.supplierinfo",
                Domain.all(of, Domain.in("id", rows.stream().map(OdooRecord::id).toList())),
                rows.size(),
                rows.stream()
                        .flatMap(it -> it.reference("partner_id").stream())
                        .distinct()
                        .toList(),
                vendors.asOf());
    }

    private void rules(Groups demand, Groups parts, boolean needs, boolean has) {
        if (!needs && !has) {
            return;
        }
        var ids = new LinkedHashSet<>(Links.ids(demand.rows(), "product_id"));
        ids.addAll(Links.ids(parts.rows(), "product_id"));
        if (!ids.isEmpty() && records().left() < 1) {
            unlooked(Gap.COMPONENT_WITHOUT_RULE);
            return;
        }
        var ruled = ruled(ids);
        if (!isRead("orderpoints", ruled)) {
            return;
        }
        if (needs) {
            rules(demand, ruled);
        }
        if (has) {
            var have = Links.ids(ruled.rows(), "product_id");
            add(Finding.of(
                    Gap.PART_WITHOUT_RULE,
                    parts,
                    parts.rows().stream()
                            .filter(it -> !have.contains(Links.id(it, "product_id")))
                            .toList(),
                    "product_id"));
        }
    }
}
