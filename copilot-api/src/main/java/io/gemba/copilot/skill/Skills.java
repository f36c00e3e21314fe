package io.gemba.copilot.skill;

import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.skill.Taken.By;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Takes a question to the records: finds the skill it is meant for, fills its slots, and has it read and tell. */
public final class Skills {
    private static final double MAY_NAME = 0.6;
    /** How much surer one has to be before it is refused: documents may be meant. */
    private static final double FOR_OTHERS = 2;
    /** How near to the likeliest skill one has to be that is answered in its place. */
    private static final double NEARLY = 0.75;
    /** Two skills whose scores are nearer than this are as likely. */
    static final double NARROW = 0.05;

    private static final Answered NOT_TRIED = new Answered(new Outcome.NotAsked(), false);

    private final Router router;
    private final List<String> ids;
    private final Lexemes lexemes;
    private final SkillSettings settings;
    private final ModelChoice models;
    private final Onward onward;
    private final Parts parts;
    private final Clock clock;

    Skills(
            List<Skill> skills,
            Lexemes lexemes,
            KnownEmbedders embedders,
            SkillSettings settings,
            ModelChoice models,
            Clock clock) {
        var sorted = skills.stream().sorted(Comparator.comparing(Skill::id)).toList();
        this.router = new Router(sorted, lexemes, embedders);
        this.ids = sorted.stream().map(Skill::id).toList();
        this.lexemes = lexemes;
        this.settings = settings;
        this.models = models;
        this.onward = new Onward(router, lexemes, settings.likeness());
        this.parts = new Parts(router, lexemes, settings.likeness());
        this.clock = clock;
    }

    /** Gets ready before anybody asks. */
    void warm() {
        router.warm();
    }

    /**
     * Takes a question to the records.
     *
     * @param context the asker's way to the records
     */
    public Answered answer(TenantId tenant, Said said, RecordContext context, Instant deadline) {
        if (context.isClosed()) {
            return new Answered(new Outcome.NotAsked(), false);
        }
        var taking = new Taking(context, said.question().language(), settings, clock, deadline);
        if (context.access().isPresent()) {
            var going = onward.of(tenant, said, taking);
            if (going.isPresent()) {
                return going.get() instanceof Outcome.NotAsked
                        ? byModel(tenant, said, taking)
                        : new Answered(going.get(), false);
            }
        }
        var asked = asked(said);
        var choices = router.choices(tenant, routed(asked, said), Set.of(), context.atHand());
        if (context.access().isEmpty()) {
            return new Answered(withoutAccess(choices, context), false);
        }
        return answer(tenant, said, asked, choices, taking);
    }

    /**
     * What became of a question.
     *
     * @param withoutModel true if a model was to choose and did not answer in time
     */
    public record Answered(Outcome outcome, boolean withoutModel) {}

    /** By its words; by what a model says of it where these do not tell, or something that is needed is missing. */
    private Answered answer(TenantId tenant, Said said, Asked asked, List<Choice> choices, Taking taking) {
        var lead = isNarrow(choices, taking.context()) ? byModel(tenant, said, taking) : NOT_TRIED;
        if (lead.outcome() instanceof Outcome.Told) {
            return lead;
        }
        var outcome = byWords(tenant, said.question(), asked, choices, taking);
        return switch (outcome) {
            case Outcome.NotAsked notAsked -> lead == NOT_TRIED ? byModel(tenant, said, taking) : lead;
            case Outcome.AsksBack back -> {
                var model = lead == NOT_TRIED ? byModel(tenant, said, taking) : lead;
                yield model.outcome() instanceof Outcome.Told ? model : new Answered(back, model.withoutModel());
            }
            case Outcome.Told told -> new Answered(told, lead.withoutModel());
            case Outcome.Unknown unknown -> new Answered(unknown, lead.withoutModel());
            case Outcome.Closed closed -> new Answered(closed, lead.withoutModel());
            case Outcome.Elsewhere elsewhere -> new Answered(elsewhere, lead.withoutModel());
            case Outcome.Away away -> new Answered(away, lead.withoutModel());
        };
    }

    /**
     * As a model says. What it names is bound like everything else, and it may name nothing that is not in the
     * question.
     */
    private Answered byModel(TenantId tenant, Said said, Taking taking) {
        var allowed = new HashMap<Skill, Examples>();
        router.skills().forEach((skill, examples) -> {
            if (taking.context().offers(skill)) {
                allowed.put(skill, examples);
            }
        });
        return switch (models.of(tenant, said, allowed, taking.deadline())) {
            case Picked.None none -> new Answered(new Outcome.NotAsked(), false);
            case Picked.Documents documents -> new Answered(new Outcome.NotAsked(), false);
            case Picked.Away away -> new Answered(new Outcome.NotAsked(), true);
            case Picked.Skills picked ->
                new Answered(
                        joined(atOnce(picked.picks(), it -> {
                            var source = new Source(
                                    asked(said).knowing(router.known(it.skill())),
                                    it.words(),
                                    Map.of(),
                                    Source.Going.NOT);
                            return taking.of(it.skill(), source, By.MODEL);
                        })),
                        false);
        };
    }

    private boolean isNarrow(List<Choice> choices, RecordContext context) {
        var offered = context.offered(choices);
        return offered.size() > 1
                && offered.getFirst().score() >= settings.likeness()
                && offered.getFirst().score() - offered.get(1).score() < NARROW;
    }

    private Outcome byWords(TenantId tenant, Question question, Asked asked, List<Choice> choices, Taking taking) {
        var context = taking.context();
        var offered = context.offered(choices);
        var open = offered.stream().findFirst();
        if (isForOthers(choices, open)) {
            return new Outcome.Closed(
                    Words.of(choices.getFirst().skill(), question.language()).say("closed.copilot"));
        }
        if (open.isEmpty()) {
            return new Outcome.NotAsked();
        }
        var choice = open.get();
        var known = asked.knowing(router.known(choice.skill()));
        if (choice.score() < settings.likeness() && !mayName(choice, known)) {
            return new Outcome.NotAsked();
        }
        var several = parts.of(tenant, question, context);
        return several.size() < 2
                ? known(
                        byWords(tenant, asked, choice, taking),
                        offered.stream()
                                .skip(1)
                                .filter(it -> it.score() >= settings.likeness())
                                .findFirst(),
                        it -> byWords(tenant, asked, it, taking))
                : joined(Parts.answered(several, it -> byWords(tenant, asked, it, taking)));
    }

    /**
     * A number that is nothing of the kind which is likeliest may be that of something else, if that is likely, too.
     */
    private static Outcome known(Outcome first, Optional<Choice> next, Function<Choice, Outcome> taking) {
        return first instanceof Outcome.Unknown
                ? next.map(taking)
                        .filter(it ->
                                it instanceof Outcome.Told told && told.taken().isAboutRecord())
                        .orElse(first)
                : first;
    }

    private Outcome byWords(TenantId tenant, Asked asked, Choice choice, Taking taking) {
        return taking.of(
                choice.skill(),
                Source.of(asked.knowing(router.known(choice.skill()))),
                By.QUESTION,
                bound -> isMeant(
                        tenant, choice, asked, bound.named(), taking.context().atHand()),
                choice.score() >= settings.likeness());
    }

    static <T> List<Outcome> atOnce(List<T> several, Function<T, Outcome> taking) {
        return several.size() == 1
                ? List.of(taking.apply(several.getFirst()))
                : several.stream()
                        .map(it -> CompletableFuture.supplyAsync(() -> taking.apply(it), Thread::startVirtualThread))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
    }

    /**
     * True if it is surely meant for what the asker's copilots lack, and nothing that they have is nearly as likely.
     */
    private boolean isForOthers(List<Choice> choices, Optional<Choice> open) {
        return !choices.isEmpty()
                && choices.getFirst().score() >= settings.likeness() * FOR_OTHERS
                && open.filter(it -> it.score() >= settings.likeness()
                                && it.score() >= choices.getFirst().score() * NEARLY)
                        .isEmpty();
    }

    private boolean isLikely(List<Choice> choices) {
        return !choices.isEmpty() && choices.getFirst().score() >= settings.likeness();
    }

    /** All that was told, and of the rest why it was not; if the first was not, that alone. */
    static Outcome joined(List<Outcome> outcomes) {
        if (!(outcomes.getFirst() instanceof Outcome.Told) || outcomes.size() == 1) {
            return outcomes.getFirst();
        }
        var reports = new ArrayList<Report>();
        var taken = new ArrayList<Taken>();
        var notes = new ArrayList<String>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Told told -> {
                    reports.add(told.report());
                    taken.add(told.taken());
                }
                case Outcome.Unknown unknown -> notes.add(unknown.statement());
                case Outcome.Closed closed -> notes.add(closed.statement());
                case Outcome.AsksBack back -> notes.add(back.question());
                case Outcome.NotAsked notAsked -> {}
                case Outcome.Elsewhere elsewhere -> {}
                case Outcome.Away away -> {}
            }
        }
        return new Outcome.Told(Report.joined(reports, notes), Taken.joined(taken));
    }

    private Outcome withoutAccess(List<Choice> choices, RecordContext context) {
        if (!isLikely(choices)) {
            return new Outcome.NotAsked();
        }
        return context.elsewhere() ? new Outcome.Elsewhere() : new Outcome.Away(context.awaySince());
    }

    /** A question that leans on one in another language is meant as that one was: its words are of both. */
    private Asked routed(Asked asked, Said said) {
        var question = said.question();
        return said.before()
                .filter(it -> question.isFollowUp() && it.language() != question.language())
                .map(it -> new Asked(it.text(), it.asked(), it.language(), lexemes, Set.of()))
                .orElse(asked);
    }

    /** What is only a number, or goes on with nothing else, belongs to the question before it. */
    private Asked asked(Said said) {
        var question = said.question();
        var own = new Asked(question.text(), question.asked(), question.language(), lexemes, Set.of());
        return said.before()
                .filter(it -> own.stems().isEmpty() && !question.isFollowUp())
                .map(it -> new Asked(
                        it.text() + " " + question.text(), question.asked(), question.language(), lexemes, Set.of()))
                .orElse(own);
    }

    /** True if the words that speak against it may be names. */
    private boolean mayName(Choice choice, Asked asked) {
        return choice.score() >= settings.likeness() * MAY_NAME
                && !asked.names(Set.of()).isEmpty()
                && choice.skill().slots().stream()
                        .anyMatch(slot -> slot instanceof Slot.OfRecord wanted
                                && wanted.kind().isNamed());
    }

    private boolean isMeant(TenantId tenant, Choice choice, Asked asked, Set<String> names, Set<RecordKind> open) {
        return choice.score() >= settings.likeness()
                || !names.isEmpty()
                        && router.choices(tenant, asked, names, open).stream()
                                .filter(it -> it.skill() == choice.skill())
                                .anyMatch(it -> it.score() >= settings.likeness());
    }

    /** The ids of all skills. */
    public List<String> ids() {
        return ids;
    }

    /** By which examples name the kind of records of a model; empty if no skill is about such. */
    public static Optional<String> kind(String model) {
        return RecordKind.of(model).map(RecordKind::label);
    }

    /**
     * Questions that a skill offers.
     *
     * @param kind of the record that is open, or {@code any}
     */
    public List<String> suggested(String skill, String kind, Language language) {
        return router.skills().entrySet().stream()
                .filter(it -> it.getKey().id().equals(skill))
                .flatMap(it -> it.getValue().suggested().get(language).stream())
                .filter(it -> it.where().equals(kind))
                .map(Examples.Suggested::question)
                .toList();
    }
}
