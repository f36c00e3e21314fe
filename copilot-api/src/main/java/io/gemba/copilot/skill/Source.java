package io.gemba.copilot.skill;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a skill's slots are filled from.
 *
 * @param asked the question
 * @param words of the question for some slots, as a model has told them apart, by the slot's name
 * @param kept what slots were filled with in the question before, from which this one goes on
 * @param going how it goes on
 */
record Source(Asked asked, Map<String, String> words, Map<String, Kept> kept, Going going) {
    Source {
        words = Map.copyOf(words);
        kept = Map.copyOf(kept);
    }

    /** How a question goes on from the one before it. */
    enum Going {
        /** It does not: it is complete. */
        NOT,
        /** With the same skill: whatever it does not name anew is kept. */
        SAME,
        /** With another skill: records are kept where it points at them or cannot do without. */
        OTHER
    }

    static Source of(Asked asked) {
        return new Source(asked, Map.of(), Map.of(), Going.NOT);
    }

    boolean goesOn() {
        return going != Going.NOT;
    }

    /** What is kept for a slot: by its name if the skill is the same, else what fits it. */
    Optional<Kept> kept(Slot slot) {
        return switch (going) {
            case NOT -> Optional.empty();
            case SAME -> Optional.ofNullable(kept.get(slot.name())).filter(it -> it.fits(slot));
            case OTHER -> kept.values().stream().filter(it -> it.fits(slot)).findFirst();
        };
    }

    /** What a slot is to be found in: its own words if a model has told them apart, else the question. */
    Asked of(Slot slot) {
        var own = words.get(slot.name());
        return own == null ? asked : new Asked(own, own, asked.language(), asked.lexemes(), Set.of());
    }

    /** True if words of the question may be the name of what a slot wants: not where a model has found none for it. */
    boolean mayName(Slot slot) {
        return words.isEmpty() || words.containsKey(slot.name());
    }

    /** True if a question that goes on means, with "this", what is open now. */
    boolean pointsAt(Slot.OfRecord slot) {
        return goesOn() ? of(slot).shows(slot.kind()) : of(slot).pointsAt(slot.kind());
    }
}
