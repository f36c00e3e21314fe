package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Where a part comes from, and how long that takes.
 *
 * @param read the price of the first vendor, or the bill of materials that it is made by
 * @param days from ordering it until it is there
 */
record Source(OdooRecord read, long days, boolean made, Instant asOf) {

    /** Whom it comes from, in a word. */
    String name(Telling telling) {
        return made ? telling.words().say("source.made") : Telling.label(read, "partner_id", "?");
    }

    RecordEvidence evidence(Telling telling) {
        var unit = telling.words().counted("unit.days", days);
        var label = Telling.label(read, made ? "product_tmpl_id" : "partner_id", "?");
        return made
                ? telling.evidence(
                        read,
                        label,
                        asOf,
                        telling.computed("produce_delay", "lead-time", BigDecimal.valueOf(days), unit))
                : telling.evidence(
                        read,
                        label,
                        asOf,
                        telling.quantity(read, "delay", unit),
                        telling.reference(read, "partner_id"));
    }
}
