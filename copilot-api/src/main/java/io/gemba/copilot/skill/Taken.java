package io.gemba.copilot.skill;

import io.gemba.corpus.text.Labels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a question was taken for: which skills, and what their slots were filled with. The next question may go on from
 * it.
 *
 * @param skills in the order in which they told
 * @param by what decided for them
 * @param open true if the asker was asked back which record they mean, so that the next question may be the answer
 */
public record Taken(List<BySkill> skills, By by, boolean open) {
    public Taken {
        skills = List.copyOf(skills);
    }

    static Taken by(By by, Skill skill, Slots slots, boolean open) {
        Map<String, Kept> kept = new HashMap<>();
        slots.values().forEach((name, value) -> kept.put(name, Kept.of(value)));
        return new Taken(List.of(new BySkill(skill.id(), kept)), by, open);
    }

    /** Several as one. */
    static Taken joined(List<Taken> several) {
        return new Taken(
                several.stream().flatMap(it -> it.skills().stream()).toList(),
                several.getFirst().by(),
                false);
    }

    /** All that the slots were filled with, by their skill and name. */
    Map<String, Kept> kept() {
        var all = new LinkedHashMap<String, Kept>();
        skills.forEach(skill -> skill.slots().forEach((slot, kept) -> all.put(skill.skill() + " " + slot, kept)));
        return all;
    }

    /** True if it is about some record, rather than about all there are. */
    boolean isAboutRecord() {
        return kept().values().stream().anyMatch(Kept.OfRecord.class::isInstance);
    }

    /** The ids of the skills. */
    public List<String> ids() {
        return skills.stream().map(BySkill::skill).toList();
    }

    /**
     * One of the skills.
     *
     * @param skill its id
     * @param slots what is kept of them, by the slot's name
     */
    public record BySkill(String skill, Map<String, Kept> slots) {
        public BySkill {
            slots = Map.copyOf(slots);
        }
    }

    /** What decided which skills a question is for. */
    public enum By {
        /** The words of the question, and the record that is open. */
        QUESTION,
        /** The answer before, from which the question goes on. */
        CONVERSATION,
        /** A language model, which was shown the questions of the conversation and nothing else. */
        MODEL;

        /** The stable name that the HTTP contract uses. */
        public String label() {
            return Labels.of(this);
        }
    }
}
