package io.gemba.copilot.skill;

import java.util.List;
import java.util.Map;

/** What came of asking a model which skills a question is for. */
sealed interface Picked {

    /** It named these, and everything it said has been checked. */
    record Skills(List<One> picks) implements Picked {
        public Skills {
            picks = List.copyOf(picks);
        }
    }

    /** It holds the question for one that documents answer. */
    record Documents() implements Picked {}

    /** It was not asked, or what it said was of no use. */
    record None() implements Picked {}

    /** It did not answer in time. */
    record Away() implements Picked {}

    /**
     * A skill that it named.
     *
     * @param words of the question or the conversation that fill its slots, by the slot's name
     */
    record One(Skill skill, Map<String, String> words) {
        public One {
            words = Map.copyOf(words);
        }
    }
}
