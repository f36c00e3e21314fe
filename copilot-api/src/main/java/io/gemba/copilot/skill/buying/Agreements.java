package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records.Lack;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is agreed with a supplier.
 *
 * @param variants the products, which say of which template they are
 * @param prices of the vendor price list
 * @param called lines of the blanket orders
 * @param company that orders; prices of other companies are none for it
 */
record Agreements(Read variants, Read prices, Read blankets, Read called, Optional<Long> company) {
    private static final Duration CONFIRMING = Duration.ofMinutes(5);

    List<Agreed> of(OdooRecord line) {
        var product = id(line, "product_id");
        var template = variants.rows().stream()
                .filter(it -> product.filter(wanted -> wanted == it.id()).isPresent())
                .findFirst()
                .flatMap(it -> id(it, "product_tmpl_id"));
        var agreed = new ArrayList<Agreed>();
        prices.rows().stream()
                // What comes of a blanket order is looked at there, with what that says of dates and quantities.
                .filter(it -> !it.has("purchase_requisition_id"))
                .filter(it -> template.isPresent() && id(it, "product_tmpl_id").equals(template))
                .filter(it -> !it.has("product_id") || id(it, "product_id").equals(product))
                .filter(this::isOfCompany)
                .filter(it -> wasThere(it, line))
                .forEach(it -> agreed.add(Agreed.of(it, prices.asOf())));
        for (var call : called.rows()) {
            if (id(call, "product_id").equals(product)) {
                blankets.rows().stream()
                        .filter(it -> id(call, "requisition_id")
                                .filter(wanted -> wanted == it.id())
                                .isPresent())
                        .filter(Agreements::isKnownUntilWhen)
                        .forEach(it -> agreed.add(Agreed.of(call, it, called.asOf())));
            }
        }
        return agreed;
    }

    /**
     * Odoo notes the price of an order as the vendor's when it is confirmed, if there is none: an order is not held
     * against itself. What was entered later says by its dates whether it was valid then.
     */
    private static boolean wasThere(OdooRecord price, OdooRecord line) {
        return price.has("date_start")
                || line.time("date_approve")
                        .map(it -> it.minus(CONFIRMING))
                        .flatMap(confirmed -> price.time("create_date").map(it -> it.isBefore(confirmed)))
                        .orElse(true);
    }

    /** One that is closed says until when it was valid, or cannot be held against anything. */
    private static boolean isKnownUntilWhen(OdooRecord blanket) {
        return !blanket.text("state").filter("done"::equals).isPresent() || blanket.has("date_end");
    }

    private boolean isOfCompany(OdooRecord price) {
        return !price.has("company_id")
                || company.isEmpty()
                || id(price, "company_id").equals(company);
    }

    private static Optional<Long> id(OdooRecord of, String field) {
        return of.reference(field).map(Reference::id);
    }

    /** True if what is not found may still be there. */
    boolean mayBeMissing() {
        return !variants.succeeded() || !prices.succeeded() || prices.cut() || isUnseen(blankets) || isUnseen(called);
    }

    /** What is not installed holds nothing. */
    private static boolean isUnseen(Read read) {
        return read.cut() || read.lack() == Lack.DENIED || read.lack() == Lack.AWAY;
    }

    void note(Lacks lacks) {
        lacks.of("prices", prices);
        lacks.of("blankets", blankets);
        lacks.of("blankets", blankets.lack() == null && !blankets.cut() ? called : Read.nothing());
    }
}
