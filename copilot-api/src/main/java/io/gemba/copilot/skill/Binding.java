package io.gemba.copilot.skill;

import io.gemba.odoo.OdooRecord;
import java.util.List;
import java.util.Set;

/** What came of filling a skill's slots. */
sealed interface Binding {

    /**
     * All that is required is there.
     *
     * @param named stems of the question that turned out to be names
     * @param anew true if the question itself filled one of them, rather than what was kept for it
     */
    record Bound(Slots slots, Set<String> named, boolean anew) implements Binding {
        public Bound {
            named = Set.copyOf(named);
        }
    }

    /** It goes no further. */
    record Stopped(Outcome outcome) implements Binding {}

    /** Of several records that may be meant, the asker has to say which. */
    record Several(RecordKind kind, List<OdooRecord> found, Slots slots) implements Binding {
        public Several {
            found = List.copyOf(found);
        }
    }

    /** What is required is not there, and nothing in the question was to fill it. */
    record Unfilled(RecordKind kind, Slots slots) implements Binding {}
}
