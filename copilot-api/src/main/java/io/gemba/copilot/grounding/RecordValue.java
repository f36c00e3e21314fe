package io.gemba.copilot.grounding;

import org.jspecify.annotations.Nullable;

/**
 * What a field of a record holds.
 *
 * @param field its name in Odoo; of a computed value, the field that it is computed from
 * @param label what it is called, in the language of the answer
 * @param value without regard to language: decimal point, ISO dates, times in UTC
 * @param shown the same as the reader writes it, in the reader's time zone
 * @param unit that stands behind it, if it has one
 * @param computed true if it does not stand in Odoo as it is, such as days past a date
 */
public record RecordValue(
        String field,
        String label,
        String value,
        String shown,
        @Nullable String unit,
        boolean computed) {

    /** As a reader sees it, with its unit. */
    public String text() {
        return withUnit(shown);
    }

    /** As it is kept, with its unit: a number without one would bear out any. */
    String kept() {
        return withUnit(value);
    }

    private String withUnit(String written) {
        return unit == null ? written : written + " " + unit;
    }
}
