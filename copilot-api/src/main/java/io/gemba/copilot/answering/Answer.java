package io.gemba.copilot.answering;

/** What became of a question. */
public sealed interface Answer {

    Composition composition();

    /** Every statement is cited. */
    record Grounded(Composition composition) implements Answer {}

    /** Cited as far as it goes: something that was to be said is missing. */
    record Partial(Composition composition) implements Answer {}

    /**
     * The documents that the asker may read do not answer it.
     *
     * @param reason a stable code
     */
    record Abstained(Composition composition, String reason) implements Answer {}

    /**
     * It is not answered on principle.
     *
     * @param reason a stable code
     */
    record Refused(Composition composition, String reason) implements Answer {}

    /** The name that the HTTP contract uses. */
    default String outcome() {
        return switch (this) {
            case Grounded grounded -> "grounded";
            case Partial partial -> "partial";
            case Abstained abstained -> "abstained";
            case Refused refused -> "refused";
        };
    }
}
