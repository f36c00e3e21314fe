package io.gemba.copilot.skill.finance;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What finance looks at, beside what questions are about. */
final class FinanceTypes {
    static final RecordType FINISHED_ORDER = new RecordType(
            "mrp.production",
            Set.of("name", "state", "product_id", "company_id", "date_finished"),
            Set.of("product_qty", "qty_produced", "product_uom_id"));

    /** Needs the value that Odoo booked for what was taken. */
    static final RecordType CONSUMED = new RecordType(
            "stock.move",
            Set.of("raw_material_production_id", "product_id", "state", "product_uom_qty", "quantity", "value"),
            Set.of("company_id", "company_currency_id", "product_uom"));

    static final RecordType WORKED = new RecordType(
            "mrp.workorder",
            Set.of("production_id", "state", "duration", "duration_expected", "costs_hour"),
            Set.of("workcenter_id", "cost_mode"));

    static final RecordType FAMILY = new RecordType("product.product", Set.of("categ_id"), Set.of());

    static final RecordType BILL = new RecordType(
            "account.move",
            Set.of("name", "state", "move_type", "partner_id", "amount_total", "currency_id"),
            Set.of(
                    "display_name",
                    "ref",
                    "payment_state",
                    "invoice_date",
                    "invoice_date_due",
                    "date",
                    "create_date",
                    "invoice_origin",
                    "amount_untaxed",
                    "amount_residual",
                    "company_id"));

    static final RecordType BILL_LINE = new RecordType(
            "account.move.line",
            Set.of("move_id", "quantity", "price_subtotal", "display_type", "parent_state"),
            Set.of("product_id", "product_uom_id", "price_unit", "purchase_line_id", "currency_id", "company_id"));

    /** Needs what was billed beside what came. */
    static final RecordType ORDERED_LINE = new RecordType(
            "purchase.order.line",
            Set.of("order_id", "product_qty", "qty_received", "qty_invoiced", "price_subtotal"),
            Set.of(
                    "name",
                    "product_id",
                    "product_uom_id",
                    "price_unit",
                    "date_planned",
                    "partner_id",
                    "currency_id",
                    "company_id"));

    static final RecordType BILLED_ORDER = new RecordType(
            "purchase.order",
            Set.of("name", "state", "partner_id", "invoice_status"),
            Set.of("receipt_status", "amount_untaxed", "amount_total", "currency_id", "date_order", "company_id"));

    static final RecordType VALUED_MOVE = new RecordType(
            "stock.move",
            Set.of("product_id", "state", "date", "value", "is_in", "is_out", "location_id", "location_dest_id"),
            Set.of("company_id"));

    static final RecordType SOLD = new RecordType(
            "account.move.line",
            Set.of("product_id", "date", "balance", "move_type", "display_type", "parent_state", "company_id"),
            Set.of());

    static final RecordType DELIVERED = new RecordType(
            "stock.move",
            Set.of(
                    "product_id",
                    "state",
                    "date",
                    "value",
                    "is_in",
                    "is_out",
                    "location_usage",
                    "location_dest_usage",
                    "sale_line_id",
                    "company_id"),
            Set.of());

    static final RecordType PLACE = new RecordType("stock.location", Set.of("usage"), Set.of("company_id"));

    static final RecordType COMPANY = new RecordType("res.company", Set.of("name", "currency_id"), Set.of());

    static final RecordType CLOSED_PERIOD = new RecordType(
            "res.company", Set.of("name"), Set.of("fiscalyear_lock_date", "purchase_lock_date", "hard_lock_date"));

    private FinanceTypes() {}
}
