package io.gemba.copilot.skill.floor;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What the shop floor looks at, beside what questions are about. */
final class FloorTypes {
    static final RecordType WORK = new RecordType(
            "mrp.workorder",
            Set.of("name", "state", "production_id", "workcenter_id"),
            Set.of(
                    "product_id",
                    "product_uom_id",
                    "qty_production",
                    "qty_produced",
                    "date_start",
                    "date_finished",
                    "duration_expected",
                    "duration",
                    "production_availability",
                    "company_id"));
    static final RecordType PRODUCTION = new RecordType(
            "mrp.production",
            Set.of("name", "state", "product_id"),
            Set.of(
                    "product_qty",
                    "qty_produced",
                    "product_uom_id",
                    "date_start",
                    "date_finished",
                    "date_deadline",
                    "company_id"));
    static final RecordType TIME = new RecordType(
            "mrp.workcenter.productivity",
            Set.of("workcenter_id", "loss_id", "date_start", "duration"),
            Set.of("loss_type", "date_end", "workorder_id", "description", "company_id"));
    static final RecordType LOSS =
            new RecordType("mrp.workcenter.productivity.loss", Set.of("name", "loss_type"), Set.of());
    static final RecordType SCRAP = new RecordType(
            "stock.scrap",
            Set.of("name", "product_id", "scrap_qty", "state"),
            Set.of(
                    "product_uom_id",
                    "date_done",
                    "production_id",
                    "workorder_id",
                    "lot_id",
                    "scrap_reason_tag_ids",
                    "company_id"));
    static final RecordType COST = new RecordType(
            "product.product", Set.of("display_name", "standard_price", "cost_currency_id"), Set.of("uom_id"));
    static final RecordType REQUEST = new RecordType(
            "maintenance.request",
            Set.of("name", "request_date"),
            Set.of(
                    "equipment_id",
                    "maintenance_type",
                    "stage_id",
                    "done",
                    "archive",
                    "priority",
                    "kanban_state",
                    "schedule_date",
                    "close_date",
                    "create_date",
                    "write_date",
                    "duration",
                    "company_id"));
    static final RecordType MACHINE = new RecordType(
            "maintenance.equipment", Set.of("name"), Set.of("serial_no", "model", "effective_date", "company_id"));

    static final RecordType REORDER = new RecordType(
            "stock.warehouse.orderpoint",
            Set.of("product_id", "product_min_qty", "qty_on_hand"),
            Set.of("product_uom", "location_id", "company_id"));

    private FloorTypes() {}
}
