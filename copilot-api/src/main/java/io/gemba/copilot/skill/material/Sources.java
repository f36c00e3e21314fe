package io.gemba.copilot.skill.material;

import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.OdooRecord;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where parts can come from.
 *
 * @param vendors prices of vendors, in the order in which Odoo takes them
 * @param boms bills of materials, in the same way
 */
record Sources(Read vendors, Read boms) {
    static final String VENDOR_ORDER = "sequence, min_qty desc, price, id";
    static final String BOM_ORDER = "sequence, product_id, id";

    /** The first vendor whose price counts there today; the first bill of materials if there is none. */
    Optional<Source> of(Shortage.Part part, long company, LocalDate today) {
        return vendors.rows().stream()
                .filter(it -> isOf(it, part, company) && isValid(it, today))
                .findFirst()
                .map(it -> new Source(it, number(it, "delay"), false, vendors.asOf()))
                .or(() -> boms.rows().stream()
                        .filter(it -> isOf(it, part, company))
                        .findFirst()
                        .map(it -> new Source(
                                it,
                                number(it, "produce_delay") + number(it, "days_to_prepare_mo"),
                                true,
                                boms.asOf())));
    }

    private static long number(OdooRecord read, String field) {
        return read.integer(field).orElse(0L);
    }

    private static boolean isOf(OdooRecord read, Shortage.Part part, long company) {
        return Links.id(read, "product_tmpl_id") == part.template()
                && (!read.has("product_id") || Links.id(read, "product_id") == part.id())
                && (!read.has("company_id") || Links.id(read, "company_id") == company);
    }

    static boolean isValid(OdooRecord vendor, LocalDate today) {
        return vendor.date("date_start").map(it -> !it.isAfter(today)).orElse(true)
                && vendor.date("date_end").map(it -> !it.isBefore(today)).orElse(true);
    }
}
