package io.gemba.copilot.skill;

import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.odoo.Domain;
import io.gemba.odoo.RecordType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a question to the records: finds the skill it is meant for, fills its slots, and has it read and tell. */
public final class Skills {
    private static final double MAY_NAME = 0.6;
    private static final int MOST_AT_ONCE = 3;
    /** How much surer than of a whole question one has to be of its parts. */
    private static final double SURELY = 1.5;

    private final Router router;
    private final Lexemes lexemes;
    private final SkillSettings settings;
    private final Clock clock;

    Skills(List<Skill> skills, Lexemes lexemes, KnownEmbedders embedders, SkillSettings settings, Clock clock) {
        this.router = new Router(
                skills.stream().sorted(Comparator.comparing(Skill::id)).toList(), lexemes, embedders);
        this.lexemes = lexemes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Gets ready before anybody asks. */
    void warm() {
        router.warm();
    }

    /**
     * Takes a question to the records.
     *
     * @param before the question before it, of which it may be only the record that was asked back for
     * @param context the asker's way to the records
     */
    public Outcome answer(
            TenantId tenant, Question question, Optional<Question> before, RecordContext context, Instant deadline) {
        if (context.isClosed()) {
            return new Outcome.NotAsked();
        }
        var asked = asked(question, before);
        var choices = router.choices(tenant, routed(asked, question, before), Set.of());
        if (choices.isEmpty()) {
            return new Outcome.NotAsked();
        }
        if (context.access().isEmpty()) {
            return choices.getFirst().score() < settings.likeness() ? new Outcome.NotAsked() : withoutAccess(context);
        }
        var open = choices.stream()
                .filter(it -> context.skills().contains(it.skill().id()))
                .findFirst();
        if (open.filter(it -> it.score() >= settings.likeness()).isEmpty()
                && choices.getFirst().score() >= settings.likeness()) {
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
        var meant = severally(tenant, question, context);
        return meant.size() < 2
                ? taken(tenant, question, asked, choice, context, deadline)
                : joined(meant.stream()
                        .map(it -> CompletableFuture.supplyAsync(
                                () -> taken(tenant, question, asked, it, context, deadline),
                                Thread::startVirtualThread))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList());
    }

    /** What the parts of a question are meant for, each once, where these are surely different skills. */
    private List<Choice> severally(TenantId tenant, Question question, RecordContext context) {
        var clauses = Clauses.of(question.text());
        if (clauses.size() < 2) {
            return List.of();
        }
        var meant = new LinkedHashMap<Skill, Choice>();
        for (var clause : clauses) {
            router.choices(tenant, new Asked(clause, clause, question.language(), lexemes, Set.of()), Set.of()).stream()
                    .filter(it -> context.skills().contains(it.skill().id()))
                    .findFirst()
                    .filter(it -> it.score() >= settings.likeness() * SURELY)
                    .ifPresent(it -> meant.putIfAbsent(it.skill(), it));
        }
        return meant.values().stream().limit(MOST_AT_ONCE).toList();
    }

    /** All that was told, and of the rest why it was not; if the first was not, that alone. */
    private static Outcome joined(List<Outcome> outcomes) {
        if (!(outcomes.getFirst() instanceof Outcome.Told)) {
            return outcomes.getFirst();
        }
        var reports = new ArrayList<Report>();
        var notes = new ArrayList<String>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Told told -> reports.add(told.report());
                case Outcome.Unknown unknown -> notes.add(unknown.statement());
                case Outcome.Closed closed -> notes.add(closed.statement());
                case Outcome.AsksBack back -> notes.add(back.question());
                case Outcome.NotAsked notAsked -> {}
                case Outcome.Elsewhere elsewhere -> {}
                case Outcome.Away away -> {}
            }
        }
        return new Outcome.Told(Report.joined(reports, notes));
    }

    private static Outcome withoutAccess(RecordContext context) {
        return context.elsewhere() ? new Outcome.Elsewhere() : new Outcome.Away(context.awaySince());
    }

    private Outcome taken(
            TenantId tenant, Question question, Asked asked, Choice choice, RecordContext context, Instant deadline) {
        var known = asked.knowing(router.known(choice.skill()));
        var access = context.access().orElseThrow();
        var soon = clock.instant().plus(settings.patience());
        var records = new Records(access, soon.isBefore(deadline) ? soon : deadline, types(choice.skill()));
        var telling = new Telling(
                Words.of(choice.skill(), question.language()),
                new Format(question.language(), access.reader().get()),
                clock);
        var binding = new Binder(known, context.open(), records, telling).bind(choice.skill());
        return switch (binding) {
            case Binding.Bound bound ->
                isMeant(tenant, choice, asked, bound.named())
                        ? told(choice.skill(), bound.slots(), records, telling)
                        : new Outcome.NotAsked();
            case Binding.Unfilled unfilled ->
                choice.score() < settings.likeness()
                        ? new Outcome.NotAsked()
                        : asksBack(unfilled.kind(), records, telling);
            case Binding.Stopped stopped -> stopped.outcome();
        };
    }

    /** All that is read for a skill, from the first look for what it is about. */
    private static Set<RecordType> types(Skill skill) {
        return Stream.concat(
                        skill.reads().stream(),
                        Arrays.stream(RecordKind.values()).map(RecordKind::type))
                .collect(Collectors.toSet());
    }

    private static Outcome told(Skill skill, Slots slots, Records records, Telling telling) {
        try {
            var report = skill.report(slots, records, telling);
            if (records.areAway() && report.isBare()) {
                return new Outcome.Away(records.awaySince());
            }
            var whole = records.unread().stream()
                    .sorted()
                    .map(it ->
                            telling.words().say("lack.denied", telling.words().say("kinds." + it.label())))
                    .reduce(report, Report::lacking, (one, same) -> one);
            return new Outcome.Told(
                    whole.noting(telling.words().say("asof", telling.format().moment(telling.now()))));
        } catch (NotRead e) {
            return Binder.lacking(skill.about(), e.lack(), records, telling);
        }
    }

    /** A question that leans on one in another language is meant as that one was: its words are of both. */
    private Asked routed(Asked asked, Question question, Optional<Question> before) {
        return before.filter(it -> question.isFollowUp() && it.language() != question.language())
                .map(it -> new Asked(it.text(), it.asked(), it.language(), lexemes, Set.of()))
                .orElse(asked);
    }

    /** What is only a number, or goes on with nothing else, belongs to the question before it. */
    private Asked asked(Question question, Optional<Question> before) {
        var own = new Asked(question.text(), question.asked(), question.language(), lexemes, Set.of());
        return before.filter(it -> own.stems().isEmpty() && !question.isFollowUp())
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

    private boolean isMeant(TenantId tenant, Choice choice, Asked asked, Set<String> names) {
        return choice.score() >= settings.likeness()
                || !names.isEmpty()
                        && router.choices(tenant, asked, names).stream()
                                .filter(it -> it.skill() == choice.skill())
                                .anyMatch(it -> it.score() >= settings.likeness());
    }

    /** Asks which one, with those at hand that are likeliest. */
    private static Outcome asksBack(RecordKind kind, Records records, Telling telling) {
        var choices = kind == RecordKind.ORDER
                ? Binder.choices(records
                        .look(
                                Optional.empty(),
                                kind.type(),
                                Domain.in("state", List.of("confirmed", "progress", "to_close")),
                                "date_deadline, id")
                        .rows()
                        .stream()
                        .limit(5)
                        .toList())
                : List.<Outcome.Option>of();
        return new Outcome.AsksBack(telling.words().say("which." + kind.label()), choices);
    }

    /** The ids of all skills. */
    public List<String> ids() {
        return router.skills().keySet().stream().map(Skill::id).toList();
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
