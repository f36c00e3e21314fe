package io.gemba.odoo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Records that have something in common, and what was made of them: values by the field that they are grouped by, and
 * by aggregate, as {@code product_qty:sum}.
 */
public final class OdooGroup extends OdooValues {
    private static final int LENGTH_OF_DATE = 10;

    OdooGroup(Map<String, JsonNode> values) {
        super(values);
    }

    /** The first day of what a date was grouped by, as {@code date:month}. */
    public Optional<LocalDate> day(String by) {
        return first(by).map(it -> LocalDate.parse(it.substring(0, LENGTH_OF_DATE)));
    }

    /**
     * The first day of what a time was grouped by.
     *
     * @param zone of the person, by whose days Odoo groups times, and gives their beginnings in UTC
     */
    public Optional<LocalDate> day(String by, ZoneId zone) {
        return first(by).map(it -> LocalDate.ofInstant(instant(it), zone));
    }
}
