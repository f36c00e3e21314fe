package io.gemba.copilot.skill;

import io.gemba.odoo.RecordType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is read of each kind of record. Nothing else ever is. */
final class Types {
    static final RecordType ORDER = new RecordType(
            "mrp.production",
            Set.of("name", "state", "product_id", "company_id"),
            Set.of(
                    "product_qty",
                    "product_uom_id",
                    "origin",
                    "date_start",
                    "date_finished",
                    "date_deadline",
                    "location_src_id"));
    static final RecordType COMPONENT = new RecordType(
            "stock.move",
            Set.of("product_id", "product_uom_qty", "state", "raw_material_production_id"),
            Set.of("quantity", "product_qty", "product_uom", "date"));
    static final RecordType WORK_ORDER = new RecordType(
            "mrp.workorder",
            Set.of("name", "state", "production_id"),
            Set.of("workcenter_id", "date_start", "date_finished", "duration_expected"));
    static final RecordType SALE = new RecordType(
            "sale.order",
            Set.of("name", "state"),
            Set.of("partner_id", "commitment_date", "expected_date", "date_order", "company_id"));
    static final RecordType PRODUCT = new RecordType(
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
                    "company_id"));
    static final RecordType PRODUCT_KIND = new RecordType("product.product", Set.of("type"), Set.of());
    static final RecordType PURCHASE = new RecordType(
            "purchase.order",
            Set.of("name", "state", "partner_id"),
            Set.of("partner_ref", "date_planned", "date_order", "user_id", "company_id", "receipt_status"));
    static final RecordType EXPECTED_PURCHASE = new RecordType(
            "purchase.order",
            Set.of("name", "state", "partner_id", "receipt_status"),
            Set.of("partner_ref", "date_planned", "date_order", "user_id", "company_id"));
    static final RecordType PURCHASE_LINE = new RecordType(
            "purchase.order.line",
            Set.of("order_id", "product_id", "product_qty", "qty_received", "state", "date_planned"),
            Set.of("partner_id", "product_uom_id", "company_id"));
    static final RecordType PARTNER =
            new RecordType("res.partner", Set.of("display_name", "name"), Set.of("ref", "is_company", "company_id"));
    static final RecordType QUANT = new RecordType(
            "stock.quant",
            Set.of("product_id", "location_id", "quantity"),
            Set.of("reserved_quantity", "product_uom_id", "company_id", "lot_id"));
    static final RecordType LOCATION =
            new RecordType("stock.location", Set.of("complete_name", "usage"), Set.of("company_id"));
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

    private static final Set<String> MODELS = Stream.of(
                    ORDER,
                    COMPONENT,
                    WORK_ORDER,
                    SALE,
                    PRODUCT,
                    PURCHASE,
                    PURCHASE_LINE,
                    PARTNER,
                    QUANT,
                    LOCATION,
                    MOVE)
            .map(RecordType::model)
            .collect(Collectors.toUnmodifiableSet());

    private Types() {}

    /** True of the models that are read at all. */
    static boolean isRead(String model) {
        return MODELS.contains(model);
    }
}
