package io.gemba.copilot.skill.planning.order;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What is looked at around an order, beside what questions are about. */
final class OrderTypes {
    static final RecordType DEMAND = new RecordType(
            "stock.move",
            Set.of("product_id", "product_uom_qty", "state"),
            Set.of(
                    "product_qty",
                    "quantity",
                    "product_uom",
                    "date",
                    "origin",
                    "production_id",
                    "raw_material_production_id",
                    "sale_line_id",
                    "move_dest_ids"));
    static final RecordType LOT_LINE = new RecordType(
            "stock.move.line", Set.of("move_id", "lot_id"), Set.of("quantity", "product_uom_id", "date", "state"));
    static final RecordType SALE_LINE = new RecordType(
            "sale.order.line",
            Set.of("order_id", "product_id", "product_uom_qty", "qty_delivered", "state"),
            Set.of("order_partner_id", "product_uom_id", "price_subtotal", "currency_id", "company_id"));

    static final RecordType LOAD = new RecordType(
            "mrp.workorder",
            Set.of("workcenter_id", "state", "duration_expected"),
            Set.of("production_date", "date_finished", "production_id", "company_id"));
    static final RecordType CENTER = new RecordType(
            "mrp.workcenter", Set.of("name"), Set.of("code", "working_state", "resource_calendar_id", "company_id"));
    static final RecordType CALENDAR = new RecordType("resource.calendar", Set.of("name", "hours_per_week"), Set.of());

    private OrderTypes() {}
}
