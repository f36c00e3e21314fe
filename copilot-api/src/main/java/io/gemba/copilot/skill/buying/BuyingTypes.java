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

    static final RecordType PRICED_LINE = new RecordType(
            "purchase.order.line",
            Set.of("order_id", "product_id", "product_qty", "price_unit", "state"),
            Set.of(
                    "discount",
                    "date_planned",
                    "date_approve",
                    "product_uom_id",
                    "currency_id",
                    "partner_id",
                    "company_id"));

    /** What a supplier has agreed to sell a product for. */
    static final RecordType VENDOR_PRICE = new RecordType(
            "product.supplierinfo",
            Set.of("partner_id", "product_tmpl_id", "min_qty", "price", "delay"),
            Set.of(
                    "product_id",
                    "product_code",
                    "product_name",
                    "sequence",
                    "product_uom_id",
                    "discount",
                    "currency_id",
                    "date_start",
                    "date_end",
                    "purchase_requisition_id",
                    "create_date",
                    "company_id"));

    static final RecordType BLANKET_ORDER = new RecordType(
            "purchase.requisition",
            Set.of("name", "vendor_id", "requisition_type", "state"),
            Set.of("reference", "date_start", "date_end", "currency_id", "company_id"));

    static final RecordType BLANKET_LINE = new RecordType(
            "purchase.requisition.line",
            Set.of("requisition_id", "product_id", "price_unit"),
            Set.of("product_qty", "qty_ordered", "product_uom_id", "company_id"));

    static final RecordType VARIANT = new RecordType("product.product", Set.of("product_tmpl_id"), Set.of("uom_id"));

    static final RecordType CONTACT = new RecordType("res.partner", Set.of("name"), Set.of("parent_id"));

    /** Needs the field that tells what the supplier has acknowledged. */
    static final RecordType CONFIRMATION = new RecordType(
            "purchase.order",
            Set.of("name", "state", "partner_id", "acknowledged", "receipt_status"),
            Set.of(
                    "partner_ref",
                    "date_order",
                    "date_approve",
                    "date_planned",
                    "create_date",
                    "user_id",
                    "company_id"));

    private BuyingTypes() {}
}
