package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.skill.Taken;
import java.util.List;

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

    /** The same, saying what was left out in finding what it rests on. */
    default Answer degraded(Passages passages) {
        return passages.degraded().isEmpty() ? this : with(composition().degraded(passages));
    }

    /** The same outcome of another composition. */
    private Answer with(Composition composition) {
        return switch (this) {
            case Grounded grounded -> new Grounded(composition);
            case Partial partial -> new Partial(composition);
            case Abstained abstained -> new Abstained(composition, abstained.reason());
            case Refused refused -> new Refused(composition, refused.reason());
        };
    }

    /**
     * The same, saying that records were left out of it.
     *
     * @param code stable, for programs
     */
    default Answer withoutRecords(String note, String code) {
        return with(composition().with(List.of(new Block.Note(note, List.of()))).lacking(code));
    }

    /** The same, with what the question was taken for. */
    default Answer of(Taken taken) {
        return with(composition().of(taken));
    }

    /** The same, with a code of what it came about without. */
    default Answer lacking(String code) {
        return with(composition().lacking(code));
    }

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
