package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value;
import io.gemba.copilot.skill.Taken.By;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills the slots of a skill and has it read and tell.
 *
 * @param deadline of the whole answer; Odoo has less than that
 */
record Taking(RecordContext context, Language language, SkillSettings settings, Clock clock, Instant deadline) {
    private static final int MOST_CHOICES = 8;
    private static final int MOST_ORDERS = 5;

    /** Asks back where something is missing. */
    Outcome of(Skill skill, Source source, By by) {
        return of(skill, source, by, it -> true, true);
    }

    /**
     * As {@link #of(Skill, Source, By)}.
     *
     * @param isMeant whether it is the skill after all, now that it is known what its slots are filled with
     * @param asksBack false if the skill is not meant where something is missing
     */
    Outcome of(Skill skill, Source source, By by, Predicate<Binding.Bound> isMeant, boolean asksBack) {
        var access = context.access().orElseThrow();
        var soon = clock.instant().plus(settings.patience());
        var records = new Records(access, soon.isBefore(deadline) ? soon : deadline, types(skill));
        var telling = new Telling(
                Words.of(skill, language), new Format(language, access.reader().get()), clock);
        var finder = new Finder(context.open(), records, telling);
        var binding = new Binder(skill, source, finder, access.companies(), telling).bind();
        return switch (binding) {
            case Binding.Bound bound ->
                isMeant.test(bound) ? told(skill, bound.slots(), by, records, telling) : new Outcome.NotAsked();
            case Binding.Unfilled unfilled ->
                asksBack
                        ? which(unfilled.kind(), atHand(unfilled.kind(), records), skill, unfilled.slots(), by, telling)
                        : new Outcome.NotAsked();
            case Binding.Several several -> which(several.kind(), several.found(), skill, several.slots(), by, telling);
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

    private static Outcome told(Skill skill, Slots slots, By by, Records records, Telling telling) {
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
            var noted = by == By.CONVERSATION ? whole.noting(wentOn(slots, telling)) : whole;
            return new Outcome.Told(
                    noted.noting(telling.words().say("asof", telling.format().moment(telling.now()))),
                    Taken.by(by, skill, slots, false));
        } catch (NotRead e) {
            return Finder.lacking(skill.about(), e.lack(), records, telling);
        }
    }

    /** What the slots are filled with, where the question does not say all of it itself. */
    private static String wentOn(Slots slots, Telling telling) {
        var about = slots.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(it -> said(it.getValue(), telling).stream())
                .toList();
        return about.isEmpty()
                ? telling.words().say("went-on")
                : telling.words().say("went-on.with", String.join(" · ", about));
    }

    private static Optional<String> said(Value value, Telling telling) {
        var format = telling.format();
        return switch (value) {
            case Value.OfRecord it -> Optional.of(name(it.read()));
            case Value.OfPeriod it ->
                Optional.of(
                        it.from().equals(it.to())
                                ? format.day(it.from())
                                : format.day(it.from()) + " – " + format.day(it.to()));
            case Value.OfShift it -> it.day().map(format::day);
            case Value.OfQuantity it -> Optional.of((format.number(it.number()) + " " + it.unit()).strip());
            case Value.OfSite it -> Optional.of(Telling.clean(it.company().name()));
            case Value.OverTime it -> Optional.empty();
            case Value.Own it -> Optional.empty();
            case Value.OfOrdering it -> Optional.empty();
        };
    }

    private static String name(OdooRecord read) {
        return read.text("display_name")
                .or(() -> read.text("name"))
                .map(Telling::clean)
                .orElse(read.toString());
    }

    /** Asks which one. */
    private static Outcome which(
            RecordKind kind, List<OdooRecord> found, Skill skill, Slots slots, By by, Telling telling) {
        var choices = found.size() > MOST_CHOICES
                ? List.<Outcome.Option>of()
                : found.stream().map(Taking::choice).toList();
        return new Outcome.AsksBack(
                telling.words().say("which." + kind.label()), choices, Taken.by(by, skill, slots, true));
    }

    /** The likeliest to be meant. */
    private static List<OdooRecord> atHand(RecordKind kind, Records records) {
        return kind == RecordKind.ORDER
                ? records
                        .look(
                                Optional.empty(),
                                kind.type(),
                                Domain.in("state", List.of("confirmed", "progress", "to_close")),
                                "date_deadline, id")
                        .rows()
                        .stream()
                        .limit(MOST_ORDERS)
                        .toList()
                : List.of();
    }

    /** By its number, then what tells it from others of that number. */
    private static Outcome.Option choice(OdooRecord read) {
        var name = name(read);
        var ask = read.text("default_code").map(Telling::clean).orElse(name);
        var text = Stream.of("product_id", "partner_id", "company_id")
                .map(it -> Telling.label(read, it, ""))
                .filter(it -> !it.isEmpty())
                .reduce(name, (a, b) -> a + " · " + b);
        return new Outcome.Option(text, ask);
    }
}
