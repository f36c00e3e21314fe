package io.gemba.copilot.skill.buying;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What buying looks at, beside what questions are about. */
final class BuyingTypes {
    /** Needs the field that tells of what something is still expected. */
    static final RecordType EXPECTED_PURCHASE = new RecordType(
            "purchase.order",
            Set.of("name", "state", "partner_id", "receipt_status"),
            Set.of("partner_ref", "date_planned", "date_order", "user_id", "company_id"));

    static final RecordType PRODUCT_KIND = new RecordType("product.product", Set.of("type"), Set.of());

    private BuyingTypes() {}
}
