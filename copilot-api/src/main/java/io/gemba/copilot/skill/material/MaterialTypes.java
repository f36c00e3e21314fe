package io.gemba.copilot.skill.material;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What questions about material look at, beside what they are about. */
final class MaterialTypes {
    static final RecordType ORDERPOINT = new RecordType(
            "stock.warehouse.orderpoint",
            Set.of("product_id", "product_min_qty", "company_id", "qty_forecast"),
            Set.of(
                    "name",
                    "product_tmpl_id",
                    "location_id",
                    "warehouse_id",
                    "product_max_qty",
                    "qty_on_hand",
                    "qty_to_order",
                    "qty_to_order_computed",
                    "qty_to_order_manual",
                    "deadline_date",
                    "product_uom"));
    /** The same without what Odoo computes: that takes rights to manufacturing orders that buyers may not have. */
    static final RecordType ORDERPOINT_KEPT = new RecordType(
            "stock.warehouse.orderpoint",
            Set.of("product_id", "product_min_qty", "company_id", "qty_to_order_computed"),
            Set.of(
                    "name",
                    "product_tmpl_id",
                    "location_id",
                    "warehouse_id",
                    "product_max_qty",
                    "qty_to_order",
                    "qty_to_order_manual",
                    "deadline_date",
                    "product_uom"));
    /** Which products have one; Odoo computes nothing for it. */
    static final RecordType ORDERPOINT_OF =
            new RecordType("stock.warehouse.orderpoint", Set.of("product_id"), Set.of("company_id"));

    static final RecordType DEMAND = new RecordType(
            "stock.move",
            Set.of(
                    "product_id",
                    "product_uom",
                    "product_uom_qty",
                    "product_qty",
                    "quantity",
                    "date",
                    "company_id",
                    "state",
                    "raw_material_production_id"),
            Set.of());
    static final RecordType STOCKED = new RecordType(
            "product.product",
            Set.of("display_name"),
            Set.of("uom_id", "qty_available", "free_qty", "incoming_qty", "virtual_available", "product_tmpl_id"));
    static final RecordType VENDOR = new RecordType(
            "product.supplierinfo",
            Set.of("partner_id", "product_tmpl_id", "delay"),
            Set.of(
                    "product_id",
                    "sequence",
                    "min_qty",
                    "price",
                    "currency_id",
                    "date_start",
                    "date_end",
                    "company_id"));
    static final RecordType BOM = new RecordType(
            "mrp.bom",
            Set.of("product_tmpl_id", "product_qty", "type"),
            Set.of(
                    "code",
                    "product_id",
                    "sequence",
                    "product_uom_id",
                    "produce_delay",
                    "days_to_prepare_mo",
                    "active",
                    "company_id",
                    "display_name"));
    static final RecordType BOM_LINE = new RecordType(
            "mrp.bom.line",
            Set.of("bom_id", "product_id", "product_qty"),
            Set.of("product_uom_id", "product_tmpl_id", "parent_product_tmpl_id", "sequence"));
    static final RecordType STOCK = new RecordType(
            "stock.quant", Set.of("product_id", "location_id", "quantity", "reserved_quantity"), Set.of("company_id"));
    static final RecordType TRANSFER = new RecordType(
            "stock.move",
            Set.of("product_id", "product_uom_qty", "state", "location_id", "location_dest_id"),
            Set.of("product_uom", "quantity", "date", "picking_id", "reference", "company_id"));
    static final RecordType PLACE =
            new RecordType("stock.location", Set.of("complete_name", "usage"), Set.of("warehouse_id", "company_id"));

    static final RecordType DEMANDED = new RecordType(
            "stock.move",
            Set.of("product_id", "product_qty", "raw_material_production_id", "state", "procure_method", "is_storable"),
            Set.of("company_id", "location_usage", "location_dest_usage"));
    static final RecordType ORDERED =
            new RecordType("mrp.production", Set.of("product_id", "state", "bom_id"), Set.of("company_id"));
    static final RecordType TEMPLATE =
            new RecordType("product.template", Set.of("id", "purchase_ok", "type"), Set.of("company_id"));

    private MaterialTypes() {}
}
