package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value;
import io.gemba.odoo.OdooRecord;
import java.util.List;

/** What came of looking for the record that a slot wants. */
sealed interface Found {

    /** It is there. */
    record One(Value.OfRecord value) implements Found {}

    /** There was nothing to look for, or nothing goes by what may have been a name. */
    record Nothing() implements Found {}

    /** More than one goes by it. */
    record Several(List<OdooRecord> records) implements Found {
        public Several {
            records = List.copyOf(records);
        }
    }

    /** It is not there, not for the asker, or Odoo is away. */
    record Not(Outcome outcome) implements Found {}
}
