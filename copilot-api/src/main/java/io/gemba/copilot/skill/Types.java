package io.gemba.copilot.skill;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What is read of the records that questions are about. What else a skill reads stands beside it. */
public final class Types {
    public static final RecordType ORDER = new RecordType(
            "mrp.production",
            Set.of("name", "state", "product_id", "company_id"),
            Set.of(
                    "product_qty",
                    "product_uom_id",
                    "origin",
                    "date_start",
                    "date_finished",
                    "date_deadline",
                    "location_src_id",
                    "bom_id",
                    "sale_line_id"));
    public static final RecordType SALE = new RecordType(
            "sale.order",
            Set.of("name", "state"),
            Set.of("partner_id", "commitment_date", "expected_date", "date_order", "company_id"));
    public static final RecordType PRODUCT = new RecordType(
            "product.product",
            Set.of("display_name", "name"),
            Set.of(
                    "default_code",
                    "uom_id",
                    "qty_available",
                    "free_qty",
                    "incoming_qty",
                    "outgoing_qty",
                    "virtual_available",
                    "product_tmpl_id",
                    "company_id"));
    /** A product for whom may not have Odoo work out its stock, which looks into bills of materials for kits. */
    static final RecordType PRODUCT_NAME = new RecordType(
            "product.product",
            Set.of("display_name", "name"),
            Set.of("default_code", "uom_id", "product_tmpl_id", "company_id"));

    public static final RecordType PURCHASE = new RecordType(
            "purchase.order",
            Set.of("name", "state", "partner_id"),
            Set.of("partner_ref", "date_planned", "date_order", "user_id", "company_id", "receipt_status"));
    public static final RecordType PARTNER =
            new RecordType("res.partner", Set.of("display_name", "name"), Set.of("ref", "is_company", "company_id"));
    public static final RecordType LOT = new RecordType(
            "stock.lot",
            Set.of("name", "product_id"),
            Set.of("ref", "product_qty", "product_uom_id", "location_id", "company_id"));
    public static final RecordType EQUIPMENT = new RecordType(
            "maintenance.equipment",
            Set.of("name"),
            Set.of(
                    "serial_no",
                    "model",
                    "category_id",
                    "partner_id",
                    "maintenance_team_id",
                    "technician_user_id",
                    "warranty_date",
                    "company_id"));
    public static final RecordType WORK_CENTER =
            new RecordType("mrp.workcenter", Set.of("name"), Set.of("code", "company_id", "time_efficiency"));
    public static final RecordType INVOICE = new RecordType(
            "account.move",
            Set.of("name", "state", "move_type"),
            Set.of(
                    "ref",
                    "payment_state",
                    "partner_id",
                    "invoice_date",
                    "invoice_date_due",
                    "invoice_origin",
                    "amount_untaxed",
                    "amount_tax",
                    "amount_total",
                    "amount_residual",
                    "currency_id",
                    "company_id"));

    // What several skills look at.
    public static final RecordType PURCHASE_LINE = new RecordType(
            "purchase.order.line",
            Set.of("order_id", "product_id", "product_qty", "qty_received", "state", "date_planned"),
            Set.of("partner_id", "product_uom_id", "company_id"));
    public static final RecordType LOCATION =
            new RecordType("stock.location", Set.of("complete_name", "usage"), Set.of("company_id"));

    private Types() {}
}
