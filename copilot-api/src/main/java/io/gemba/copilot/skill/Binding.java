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

    /** A slot that is required is empty, and nothing in the question was to fill it. */
    record Unfilled(Slot.OfRecord slot) implements Binding {}
}
