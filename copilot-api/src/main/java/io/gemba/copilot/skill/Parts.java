package io.gemba.copilot.skill;

import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tells the parts of a question that are questions of their own from those that are not. */
final class Parts {
    private static final int MOST_AT_ONCE = 3;
    /** How much surer than of a whole question one has to be of its parts. */
    private static final double SURELY = 1.5;

    private final Router router;
    private final Lexemes lexemes;
    private final double likeness;

    Parts(Router router, Lexemes lexemes, double likeness) {
        this.router = router;
        this.lexemes = lexemes;
        this.likeness = likeness;
    }

    /** What the parts of a question are meant for, each once, where these are surely different skills. */
    List<Part> of(TenantId tenant, Question question, RecordContext context) {
        var clauses = Clauses.of(question.text());
        if (clauses.size() < 2) {
            return List.of();
        }
        var asked = clauses.stream()
                .map(it -> new Asked(it, it, question.language(), lexemes, Set.of()))
                .toList();
        var choices = asked.stream()
                .map(it -> context.offered(router.choices(tenant, it, Set.of(), context.atHand())))
                .toList();
        var firsts = choices.stream()
                .flatMap(it -> it.stream().limit(1))
                .map(Choice::skill)
                .toList();
        var meant = new LinkedHashMap<Skill, Part>();
        for (int n = 0; n < asked.size(); n++) {
            var clause = asked.get(n);
            choice(choices.get(n), firsts)
                    .filter(it -> it.score() >= likeness * SURELY)
                    .ifPresent(it ->
                            meant.putIfAbsent(it.skill(), new Part(it, names(clause, it.skill()), clause.points())));
        }
        return meant.values().stream().limit(MOST_AT_ONCE).toList();
    }

    /** The likeliest; of those that are as likely, what another part is meant for. */
    private static Optional<Choice> choice(List<Choice> choices, List<Skill> firsts) {
        return choices.stream()
                .filter(it -> it.score() > choices.getFirst().score() - Skills.NARROW)
                .max(Comparator.comparing((Choice it) -> Collections.frequency(firsts, it.skill()))
                        .thenComparing(Choice::score));
    }

    private boolean names(Asked clause, Skill skill) {
        var bare = KindWords.without(clause.text(), EnumSet.allOf(RecordKind.class));
        return clause.namesRecord()
                || !new Asked(bare, bare, clause.language(), lexemes, router.known(skill))
                        .names(Set.of())
                        .isEmpty();
    }

    /**
     * A part of a question that may be one itself.
     *
     * @param names true if it names something
     * @param points true if it points at something
     */
    record Part(Choice choice, boolean names, boolean points) {}

    /** A part that names nothing and is not answered was no question of its own. */
    static List<Outcome> answered(List<Part> parts, Function<Choice, Outcome> taking) {
        var outcomes = Skills.atOnce(parts.stream().map(Part::choice).toList(), taking);
        var answered = new ArrayList<Outcome>();
        for (int n = 0; n < parts.size(); n++) {
            if (parts.get(n).names()
                    || !isUnanswered(outcomes.get(n), parts.get(n).points())) {
                answered.add(outcomes.get(n));
            }
        }
        return answered.stream().anyMatch(Outcome.Told.class::isInstance) ? answered : outcomes;
    }

    /** True if it is not known what is meant, or something is pointed at and something else was told. */
    private static boolean isUnanswered(Outcome outcome, boolean points) {
        return outcome instanceof Outcome.AsksBack
                || outcome instanceof Outcome.Unknown
                || points
                        && outcome instanceof Outcome.Told told
                        && !told.taken().isAboutRecord();
    }
}
