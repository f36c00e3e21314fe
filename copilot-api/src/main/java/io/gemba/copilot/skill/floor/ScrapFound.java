package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was scrapped.
 *
 * @param costs of one of each product, as of now; none were read if there are several companies
 */
record ScrapFound(String said, Groups byProduct, Groups byReason, Groups byDay, Read costs) {

    static BigDecimal quantity(OdooGroup group) {
        return group.decimal("scrap_qty:sum").orElse(BigDecimal.ZERO);
    }

    static long count(OdooGroup group) {
        return group.integer(Grouping.COUNT).orElse(0L);
    }

    static String unit(OdooGroup group) {
        return group.reference("product_uom_id").map(Reference::label).orElse("");
    }

    /** By unit: what is counted in different ones is not added up. */
    Map<String, BigDecimal> quantities() {
        var sums = new LinkedHashMap<String, BigDecimal>();
        byProduct.rows().forEach(it -> sums.merge(unit(it), quantity(it), BigDecimal::add));
        return sums;
    }

    /** At what one of the product costs now; empty if that is not known, or is of another unit. */
    Optional<BigDecimal> value(OdooGroup group) {
        return cost(group).flatMap(cost -> cost.decimal("standard_price")).map(quantity(group)::multiply);
    }

    private Optional<OdooRecord> cost(OdooGroup group) {
        var product = group.reference("product_id").map(Reference::id).orElse(0L);
        var unit = group.reference("product_uom_id").map(Reference::id);
        return costs.rows().stream()
                .filter(it -> it.id() == product)
                .filter(it -> it.decimal("standard_price")
                        .filter(price -> price.signum() > 0)
                        .isPresent())
                .filter(it -> it.reference("uom_id").map(Reference::id).equals(unit))
                .findFirst();
    }

    Optional<String> currency() {
        return costs.rows().stream()
                .flatMap(it -> it.reference("cost_currency_id").stream())
                .map(Reference::label)
                .findFirst();
    }

    long companies() {
        return byProduct.rows().stream()
                .flatMap(it -> it.reference("company_id").stream())
                .map(Reference::id)
                .distinct()
                .count();
    }
}
