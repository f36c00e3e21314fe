package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Of all products. Odoo adds prices up by product: there may be tens of thousands. */
final class SiteChecks extends Checks {
    /** Prices with a last day, and those without among the same products. */
    private static final int CALLS_FOR_EXPIRED = 2;

    SiteChecks(List<Company> sites, Records records, Telling telling) {
        super(sites, Optional.empty(), records, telling);
    }

    @Override
    void looked(CompletableFuture<Groups> demand) {
        var prices = begin(
                MaterialTypes.VENDOR,
                prices(Domain.any(Domain.equal("price", 0), Domain.where("delay", Operator.AT_MOST, 0))),
                "product_tmpl_id",
                List.of("price:min", "delay:min", Grouping.COUNT),
                "");
        var needed = demand.join();
        if (isRead("demanded", needed)) {
            var ruled = ruled(Links.ids(needed.rows(), "product_id"));
            if (isRead("orderpoints", ruled)) {
                rules(needed, ruled);
            }
        }
        zero(prices.join());
        if (records().left() >= CALLS_FOR_EXPIRED) {
            expired();
        } else {
            unlooked(Gap.EXPIRED);
        }
    }

    private void zero(Groups prices) {
        if (isRead("vendors", prices)) {
            add(Finding.of(Gap.NO_PRICE, prices, with(prices, "price:min"), "product_tmpl_id"));
            add(Finding.of(Gap.NO_LEAD_TIME, prices, with(prices, "delay:min"), "product_tmpl_id"));
        }
    }

    private static List<OdooGroup> with(Groups groups, String zero) {
        return groups.rows().stream()
                .filter(it -> it.decimal(zero).orElse(BigDecimal.ONE).signum() <= 0)
                .toList();
    }

    /** What has had prices until some day, and has none that counts today. */
    private void expired() {
        var dated = begin(
                        MaterialTypes.VENDOR,
                        prices(Domain.where("date_end", Operator.NOT_EQUAL, null)),
                        "product_tmpl_id",
                        List.of("date_end:max", Grouping.COUNT),
                        "date_end:max, product_tmpl_id")
                .join();
        if (!isRead("vendors", dated)) {
            return;
        }
        var over = dated.rows().stream()
                .filter(it -> it.date("date_end:max").filter(today()::isAfter).isPresent())
                .toList();
        var valid =
                over.isEmpty() ? Groups.nothing("product.supplierinfo") : undated(Links.ids(over, "product_tmpl_id"));
        if (isRead("vendors", valid)) {
            var still = Links.ids(valid.rows(), "product_tmpl_id");
            add(Finding.of(
                    Gap.EXPIRED,
                    dated,
                    over.stream()
                            .filter(it -> !still.contains(Links.id(it, "product_tmpl_id")))
                            .toList(),
                    "product_tmpl_id"));
        }
    }

    private Groups undated(Set<Long> templates) {
        return begin(
                        MaterialTypes.VENDOR,
                        prices(Domain.all(Domain.in("product_tmpl_id", templates), Domain.equal("date_end", null))),
                        "product_tmpl_id",
                        List.of(Grouping.COUNT),
                        "")
                .join();
    }
}
