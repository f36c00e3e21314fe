package io.gemba.copilot.skill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a question has to do with records, whatever it asks.
 *
 * @param access the asker's way into Odoo; empty if they have none
 * @param open what they have in front of them there
 * @param awaySince since when Odoo has not been there to say what the asker may, if it has not
 * @param elsewhere true if there is an Odoo, and the asker has signed in without it
 * @param skills ids of the skills that answer the asker
 */
public record RecordContext(
        Optional<RecordAccess> access,
        Optional<OpenRecord> open,
        Optional<Instant> awaySince,
        boolean elsewhere,
        Set<String> skills) {
    /** Without an Odoo. */
    public static final RecordContext NONE =
            new RecordContext(Optional.empty(), Optional.empty(), Optional.empty(), false, Set.of());

    public RecordContext {
        skills = Set.copyOf(skills);
    }

    /** True of a skill that answers the asker. */
    boolean offers(Skill skill) {
        return skills.contains(skill.id());
    }

    /** Those of some skills that answer the asker. */
    List<Choice> offered(List<Choice> choices) {
        return choices.stream().filter(it -> offers(it.skill())).toList();
    }

    /** The kinds of record that a question may point at. */
    Set<RecordKind> atHand() {
        return Finder.atHand(open);
    }

    /** True if there is nothing to take to the records. */
    boolean isClosed() {
        return access.isEmpty() && awaySince.isEmpty() && !elsewhere;
    }
}
