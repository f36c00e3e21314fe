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

    static final RecordType PICKING = new RecordType(
            "stock.picking",
            Set.of("name", "partner_id", "state", "date_done"),
            Set.of("date_deadline", "location_id", "location_dest_id", "company_id"));

    /** What came of a line of a purchase order: its deadline is the day that was promised until it came. */
    static final RecordType RECEIPT = new RecordType(
            "stock.move",
            Set.of("purchase_line_id", "product_id", "state", "date"),
            Set.of(
                    "date_deadline",
                    "picking_id",
                    "quantity",
                    "product_uom",
                    "location_dest_id",
                    "origin_returned_move_id",
                    "company_id"));

    static final RecordType RECEIVED_LINE = new RecordType(
            "purchase.order.line",
            Set.of("order_id", "product_id", "date_planned"),
            Set.of("date_approve", "partner_id", "company_id"));

    private BuyingTypes() {}
}
