package io.gemba.copilot.skill.quality;

import io.gemba.odoo.RecordType;
import java.util.Set;

/** What quality looks at, beside what questions are about. */
final class QualityTypes {
    /** A quantity of a lot that moved from one place to another, with what was made of it or what it was made of. */
    static final RecordType PASSAGE = new RecordType(
            "stock.move.line",
            Set.of("product_id", "lot_id", "quantity", "state", "date", "location_usage", "location_dest_usage"),
            Set.of(
                    "product_uom_id",
                    "picking_id",
                    "reference",
                    "consume_line_ids",
                    "produce_line_ids",
                    "picking_partner_id",
                    "company_id"));

    static final RecordType TRANSFER = new RecordType(
            "stock.picking",
            Set.of("name", "state"),
            Set.of("partner_id", "date_done", "origin", "purchase_id", "sale_id", "return_id", "company_id"));
    static final RecordType SCRAP = new RecordType(
            "stock.scrap",
            Set.of("name", "product_id", "scrap_qty", "state", "date_done"),
            Set.of("product_uom_id", "lot_id", "origin", "production_id", "company_id"));
    /** Of an app of Odoo Enterprise; versions of it call the lot by one name or the other. */
    static final RecordType ALERT = new RecordType(
            "quality.alert",
            Set.of("name", "product_id", "create_date"),
            Set.of("title", "lot_id", "lot_ids", "partner_id", "stage_id", "date_close", "company_id"));

    static final RecordType CHECK =
            new RecordType("quality.check", Set.of("quality_state", "product_id", "create_date"), Set.of("company_id"));

    private QualityTypes() {}
}
