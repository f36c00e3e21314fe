package io.gemba.copilot.skill;

import io.gemba.odoo.RecordType;
import java.util.List;
import java.util.Set;

/**
 * A question that can be answered from records: what it has to know, what it may read, and what it makes of that. Its
 * example questions lie beside its class in {@code examples/<id>_<language>.txt}, and what it says in
 * {@code words_<language>.properties}.
 */
public interface Skill {
    /** The most calls to Odoo that an answer may take, what fills the slots included. */
    int MOST_CALLS = 8;

    /** By which examples and copilots name it. */
    String id();

    List<Slot> slots();

    /** Those of its slots that records fill. */
    default List<Slot.OfRecord> recordSlots() {
        return slots().stream()
                .filter(Slot.OfRecord.class::isInstance)
                .map(Slot.OfRecord.class::cast)
                .toList();
    }

    /** What it is about first of all. */
    RecordKind about();

    /** All that it reads, beside what fills its slots. Reading anything else fails. */
    Set<RecordType> reads();

    /** True if what is filled will do; false to have the asker say what the question is about. */
    default boolean isBound(Slots slots) {
        return true;
    }

    /**
     * Reads and tells. What cannot be read is said, and no failure.
     *
     * @throws NotRead if there is no answer without it
     */
    Report report(Slots slots, Records records, Telling telling);
}
