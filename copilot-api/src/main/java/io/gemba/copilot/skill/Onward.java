package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Source.Going;
import io.gemba.copilot.skill.Taken.By;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Lexemes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a question that goes on from what skills told: to the same skills, with what it names anew in the place of its
 * like; or, if it asks something else of what was spoken of, to another.
 */
final class Onward {
    /** How much surer than of a whole question one has to be of what is left of one that leans: it may be a name. */
    private static final double SURELY = 1.5;

    private final Router router;
    private final Lexemes lexemes;
    private final double likeness;

    Onward(Router router, Lexemes lexemes, double likeness) {
        this.router = router;
        this.lexemes = lexemes;
        this.likeness = likeness;
    }

    /**
     * Empty if it does not go on, or how it does cannot be told: it is taken for what it is by itself then. Nothing is
     * asked of records if it goes on with a name that they do not know.
     */
    Optional<Outcome> of(TenantId tenant, Said said, Taking taking) {
        var taken = said.taken().orElse(new Taken(List.of(), By.QUESTION, false));
        var skills = skills(taken, taking.context());
        if (skills.isEmpty()) {
            return Optional.empty();
        }
        var leaning = leaning(said, skills.keySet(), taking.context());
        if (!said.question().isFollowUp() && !leaning.saysNoMore() && !taken.open()) {
            return Optional.empty();
        }
        if (leaning.namesWhatIsNotAskedFor() || asksElse(tenant, leaning, taking.context())) {
            return elsewhere(tenant, leaning, taken, taking);
        }
        var outcome = Skills.joined(skills.entrySet().stream()
                .map(it -> same(it.getKey(), it.getValue(), leaning, taking))
                .toList());
        if (outcome instanceof Outcome.Unknown && leaning.mayNameSomethingElse()) {
            return elsewhere(tenant, leaning, taken, taking)
                    .filter(it -> it instanceof Outcome.Told)
                    .or(() -> Optional.of(outcome));
        }
        return outcome instanceof Outcome.NotAsked && !leaning.mayName()
                ? elsewhere(tenant, leaning, taken, taking).filter(it -> it instanceof Outcome.Told)
                : Optional.of(outcome);
    }

    /** Those that are still there, and still the asker's. */
    private Map<Skill, Map<String, Kept>> skills(Taken taken, RecordContext context) {
        return taken.skills().stream()
                .filter(it -> context.skills().contains(it.skill()))
                .flatMap(it -> router.skills().keySet().stream()
                        .filter(skill -> skill.id().equals(it.skill()))
                        .map(skill -> Map.entry(skill, it.slots())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
    }

    private Outcome same(Skill skill, Map<String, Kept> kept, Leaning leaning, Taking taking) {
        // Only what is left of it may be a name.
        var said = new HashSet<>(leaning.asked().stems());
        said.removeAll(leaning.stems());
        said.addAll(router.known(skill));
        var source = new Source(leaning.asked().knowing(said), Map.of(), kept, Going.SAME);
        var isMeant = router.known(skill).containsAll(leaning.stems());
        return taking.of(skill, source, By.CONVERSATION, it -> isMeant || it.anew(), isMeant);
    }

    /** True if its words are surely those of another question. */
    private boolean asksElse(TenantId tenant, Leaning leaning, RecordContext context) {
        return !leaning.saysNoMore()
                && best(tenant, leaning.restAsked(lexemes), likeness * SURELY, context)
                        .filter(it -> !leaning.skills().contains(it))
                        .isPresent();
    }

    private Optional<Outcome> elsewhere(TenantId tenant, Leaning leaning, Taken taken, Taking taking) {
        return best(tenant, leaning.asked(), likeness, taking.context())
                .filter(it -> !leaning.skills().contains(it))
                .map(it -> taking.of(
                        it,
                        new Source(leaning.asked().knowing(router.known(it)), Map.of(), taken.kept(), Going.OTHER),
                        By.CONVERSATION))
                .filter(it -> !(it instanceof Outcome.Unknown));
    }

    private Optional<Skill> best(TenantId tenant, Asked asked, double least, RecordContext context) {
        return router.choices(tenant, asked, Set.of(), context.atHand()).stream()
                .findFirst()
                .filter(it -> it.score() >= least)
                .map(Choice::skill)
                .filter(context::offers);
    }

    private Leaning leaning(Said said, Set<Skill> skills, RecordContext context) {
        var question = said.question();
        var text = question.onward();
        var asked = new Asked(text, text, question.language(), lexemes, Set.of());
        var companies = context.access().map(RecordAccess::companies).orElse(List.of());
        var kinds = skills.stream()
                .flatMap(it -> it.recordSlots().stream())
                .map(Slot.OfRecord::kind)
                .collect(Collectors.toSet());
        var rest = asked.meant().rest(companies);
        var bare = Identifiers.without(RecordKind.withoutOrders(KindWords.without(rest, kinds), " "));
        var stems = lexemes.of(bare, question.language()).stream()
                .filter(it -> !Character.isDigit(it.charAt(0)))
                .collect(Collectors.toSet());
        return new Leaning(asked, bare, stems, KindWords.in(rest), Set.copyOf(skills), kinds, companies);
    }

    /**
     * A question as it leans.
     *
     * @param asked without the words by which it only goes on
     * @param rest what is left of it without what fills slots and the words for that
     * @param stems of the rest
     * @param nouns the kinds of record that it speaks of
     * @param skills from which it goes on
     * @param kinds of record that these take
     */
    private record Leaning(
            Asked asked,
            String rest,
            Set<String> stems,
            List<Set<RecordKind>> nouns,
            Set<Skill> skills,
            Set<RecordKind> kinds,
            List<Company> companies) {

        /** True if it says nothing beyond what fills slots. */
        boolean saysNoMore() {
            return stems.isEmpty();
        }

        Asked restAsked(Lexemes lexemes) {
            return new Asked(rest, rest, asked.language(), lexemes, Set.of());
        }

        /** True if it names something for which the skills have no place. */
        boolean namesWhatIsNotAskedFor() {
            var meant = asked.meant();
            return nouns.stream().anyMatch(noun -> noun.stream().noneMatch(kinds::contains))
                    || asked.orders().stream().anyMatch(it -> !kinds.contains(it))
                    || meant.quantity().isPresent() && !takes(Slot.OfQuantity.class)
                    || meant.place().isPresent() && !takes(Slot.OfSite.class)
                    || meant.site(companies).isPresent() && !takes(Slot.OfSite.class)
                    || namesTime() && !takes(Slot.OfPeriod.class) && !takes(Slot.OfShift.class)
                    || meant.ordering().isPresent() && !takes(Slot.OfOrdering.class);
        }

        /** True if what is left of it may be the name of something that the skills are about. */
        boolean mayName() {
            return kinds.stream().anyMatch(RecordKind::isNamed);
        }

        /**
         * True if it names a number, and nothing that the skills are about goes by one that is what a plant makes it.
         */
        boolean mayNameSomethingElse() {
            return kinds.stream().noneMatch(RecordKind::isNumbered)
                    && !RecordKind.PRODUCT.references(asked.text()).isEmpty();
        }

        private boolean namesTime() {
            return asked.meant().period(LocalDate.EPOCH, true).isPresent();
        }

        private boolean takes(Class<? extends Slot> slot) {
            return skills.stream().flatMap(it -> it.slots().stream()).anyMatch(slot::isInstance);
        }
    }
}
