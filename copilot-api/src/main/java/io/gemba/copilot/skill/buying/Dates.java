package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import org.jspecify.annotations.Nullable;

/** Puts days that Odoo keeps without a time into evidence. */
final class Dates {
    private Dates() {}

    /** A day; null if the record has none. */
    static @Nullable RecordValue value(OdooRecord read, String field, Telling telling) {
        return read.date(field)
                .map(it -> new RecordValue(
                        field,
                        telling.words().named("field", field),
                        it.toString(),
                        telling.format().day(it),
                        null,
                        false))
                .orElse(null);
    }
}
