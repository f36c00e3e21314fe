package io.gemba.copilot.copilots;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.NotPermitted;
import io.gemba.copilot.skill.Skills;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which copilots somebody has, and what these do for them. */
public final class Copilots {
    private static final String ANY = "any";
    private static final int MOST_SUGGESTED = 4;

    private final Map<String, Copilot> all;
    private final Skills skills;

    Copilots(Map<String, Copilot> all, Skills skills) {
        this.all = Map.copyOf(all);
        this.skills = skills;
    }

    /** Those of somebody, their own first, then the one that everybody has. Ids without a file are left out. */
    public List<Copilot> of(Caller caller) {
        return Stream.concat(caller.copilots().stream(), Stream.of(CopilotFiles.EVERYONE))
                .distinct()
                .map(all::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Those that answer somebody.
     *
     * @param wanted the one that is asked; empty for all of theirs
     * @throws NotPermitted if it is not theirs
     */
    public List<Copilot> asked(Caller caller, Optional<String> wanted) {
        var own = of(caller);
        if (wanted.isEmpty()) {
            return own;
        }
        var chosen = own.stream()
                .filter(it -> it.id().equals(wanted.get()) || it.id().equals(CopilotFiles.EVERYONE))
                .toList();
        if (chosen.stream().noneMatch(it -> it.id().equals(wanted.get()))) {
            throw new NotPermitted("the copilot " + wanted.get());
        }
        return chosen;
    }

    /** The skills of some copilots. */
    public static Set<String> skills(List<Copilot> copilots) {
        return copilots.stream().flatMap(it -> it.skills().stream()).collect(Collectors.toSet());
    }

    /** How a model is to write for them: as the first of them says. */
    public static String tone(List<Copilot> copilots) {
        return copilots.stream()
                .map(Copilot::tone)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Questions over records to offer.
     *
     * @param model of the record that is open; empty for none
     */
    public List<String> suggestions(Caller caller, Optional<String> model, Language language) {
        var kind = model.flatMap(Skills::kind).orElse(ANY);
        var fitting = suggestions(of(caller), kind, language);
        return fitting.isEmpty() ? suggestions(of(caller), ANY, language) : fitting;
    }

    private List<String> suggestions(List<Copilot> copilots, String kind, Language language) {
        return copilots.stream()
                .flatMap(it -> it.suggests().getOrDefault(kind, it.skills()).stream())
                .distinct()
                .flatMap(it -> skills.suggested(it, kind, language).stream())
                .distinct()
                .limit(MOST_SUGGESTED)
                .toList();
    }
}
