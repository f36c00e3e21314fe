package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import java.util.Optional;

/** What a question about purchase orders is narrowed to. */
record PurchaseScope(Slots slots, Telling telling) {
    static final String SUPPLIER = "supplier";
    static final String SITE = "site";
    static final String OWN = "own";

    /** Whose orders they are, as it stands in a sentence: with a blank in front, or empty. */
    String said() {
        var words = telling.words();
        var said = new StringBuilder();
        slots.record(SUPPLIER)
                .ifPresent(it ->
                        said.append(' ').append(words.say("late.from", Telling.label(it.read(), "display_name"))));
        slots.site(SITE).ifPresent(it -> said.append(' ').append(words.say("late.at", Telling.clean(it.name()))));
        if (slots.own(OWN)) {
            said.append(' ').append(words.say("late.own"));
        }
        return said.toString();
    }

    /** That a supplier or a part is there. */
    Optional<RecordEvidence> evidence(String slot) {
        return slots.record(slot)
                .map(it -> telling.evidence(
                        it.read(),
                        Telling.label(it.read(), "display_name"),
                        it.asOf(),
                        telling.text(it.read(), "display_name")));
    }
}
