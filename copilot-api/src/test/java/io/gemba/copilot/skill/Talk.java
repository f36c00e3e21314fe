package io.gemba.copilot.skill;

import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A conversation of somebody with the skills, as it is kept from one question to the next. */
final class Talk {
    private final List<String> asked = new ArrayList<>();
    private RecordAccess access;
    private Set<String> skills = Asking.allSkills();
    private Optional<Question> before = Optional.empty();
    private Optional<Taken> taken = Optional.empty();

    Talk(RecordAccess access) {
        this.access = access;
    }

    /** Goes on with other rights. */
    Talk with(RecordAccess other) {
        access = other;
        return this;
    }

    /** Goes on with other copilots. */
    Talk by(Set<String> some) {
        skills = some;
        return this;
    }

    Outcome ask(String text) {
        return ask(text, Language.ENGLISH, Optional.empty());
    }

    Outcome ask(String text, Language language) {
        return ask(text, language, Optional.empty());
    }

    Outcome ask(String text, Language language, Optional<OpenRecord> open) {
        var question = Asking.read(text, language, before, open.isPresent());
        var outcome = Asking.ask(access, new Said(question, before, taken, asked), open, skills);
        asked.add(text);
        switch (outcome) {
            case Outcome.Told told -> keep(question, Optional.of(told.taken()));
            case Outcome.AsksBack back -> keep(question, Optional.of(back.taken()));
            case Outcome.NotAsked it -> keep(question, Optional.empty());
            // As of a question that was not answered.
            case Outcome.Unknown it -> {}
            case Outcome.Closed it -> {}
            case Outcome.Elsewhere it -> {}
            case Outcome.Away it -> {}
        }
        return outcome;
    }

    private void keep(Question question, Optional<Taken> by) {
        before = Optional.of(question);
        taken = by;
    }

    /** What the last question that was answered was taken for. */
    Taken taken() {
        return taken.orElseThrow();
    }

    /** What its first skill's slots were filled with. */
    Map<String, Kept> slots() {
        return taken().skills().getFirst().slots();
    }
}
