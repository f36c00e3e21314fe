package io.gemba.copilot.skill;

import java.util.List;

/**
 * A question that can be answered from records: what it has to know, and what it makes of what it reads. Its example
 * questions lie in {@code examples/<id>_<language>.txt}; those that begin with a plus are suggested.
 */
interface Skill {
    /** The most calls to Odoo that an answer may take, what fills the slots included. */
    int MOST_CALLS = 8;

    String id();

    List<Slot> slots();

    /** What it is about first of all. */
    RecordKind about();

    /**
     * Reads and tells. What cannot be read is said, and no failure.
     *
     * @throws NotRead if there is no answer without it
     */
    Report report(Slots slots, Records records, Telling telling);
}
