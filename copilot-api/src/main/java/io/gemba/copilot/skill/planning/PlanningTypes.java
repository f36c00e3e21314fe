package io.gemba.copilot.skill.planning;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What planning looks at, beside what questions are about. */
public final class PlanningTypes {
    public static final RecordType COMPONENT = new RecordType(
            "stock.move",
            Set.of("product_id", "product_uom_qty", "state", "raw_material_production_id"),
            Set.of("quantity", "product_qty", "product_uom", "date"));
    public static final RecordType WORK_ORDER = new RecordType(
            "mrp.workorder",
            Set.of("name", "state", "production_id"),
            Set.of("workcenter_id", "date_start", "date_finished", "duration_expected", "working_state"));
    static final RecordType QUANT = new RecordType(
            "stock.quant",
            Set.of("product_id", "location_id", "quantity"),
            Set.of("reserved_quantity", "product_uom_id", "company_id", "lot_id"));
    static final RecordType MOVE = new RecordType(
            "stock.move",
            Set.of("product_id", "product_uom_qty", "state", "location_id", "location_dest_id"),
            Set.of(
                    "product_uom",
                    "product_qty",
                    "quantity",
                    "date",
                    "reference",
                    "origin",
                    "raw_material_production_id",
                    "purchase_line_id",
                    "company_id"));

    static final RecordType VENDOR = new RecordType(
            "product.supplierinfo",
            Set.of("partner_id", "product_tmpl_id", "delay"),
            Set.of("product_id", "min_qty", "date_start", "date_end", "company_id"));

    private PlanningTypes() {}
}
