package io.gemba.copilot.skill;

import java.util.Set;

/** What came of filling a skill's slots. */
sealed interface Binding {

    /**
     * All that is required is there.
     *
     * @param named stems of the question that turned out to be names
     */
    record Bound(Slots slots, Set<String> named) implements Binding {
        public Bound {
            named = Set.copyOf(named);
        }
    }

    /** It goes no further. */
    record Stopped(Outcome outcome) implements Binding {}

    /** What is required is not there, and nothing in the question was to fill it. */
    record Unfilled(RecordKind kind) implements Binding {}
}
