package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The spans of days that a text names without writing its days out, such as "last week". */
record Spans(String text, Language language, Viewpoint viewpoint) {
    /** The French say it alone. In other languages it may be somebody's name. */
    private static final String BARE_WEEKDAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";

    private static final String BEHIND_WEEKDAY = "prochain|dernier|passé|que viene|próximo|pasado";

    private static final List<SpanName> DAYS = List.of(
            SpanName.of(
                    "\\b(?:today|heute|aujourd['’]hui|hoy)\\b", (today, found) -> Optional.of(OfPeriod.ofDay(today))),
            SpanName.of(
                    "\\b(?:day before yesterday|vorgestern|avant-hier|anteayer)\\b",
                    (today, found) -> Optional.of(OfPeriod.ofDay(today.minusDays(2)))),
            SpanName.of(
                    "\\b(?:yesterday|gestern|hier|ayer)\\b",
                    (today, found) -> Optional.of(OfPeriod.ofDay(today.minusDays(1)))),
            SpanName.seen(
                    "\\b(?:on|am|le|el|for|für|pour|para(?: el)?|by|until|till|before|bis(?: zum)?|vor(?: dem)?|d['’]ici|avant"
                            + "|jusqu['’]à|hasta(?: el)?|antes del|since|seit|depuis|desde(?: el)?|vom|last|letzten|next|nächsten"
                            + "|kommenden|(?:el |este )?próximo)\\s+(?:(?:next|nächsten|kommenden|last|letzten|próximo)\\s+)?("
                            + TimeNames.WEEKDAY + ")(?:\\s+(?:" + BEHIND_WEEKDAY + "))?\\b|\\b(" + TimeNames.WEEKDAY
                            + ")\\s+(?:" + BEHIND_WEEKDAY + ")\\b|\\b(" + BARE_WEEKDAY + ")\\b",
                    Spans::weekday),
            SpanName.of(
                    "\\b(?:tomorrow|morgen|demain|mañana)\\b",
                    (today, found) -> Optional.of(OfPeriod.ofDay(today.plusDays(1)))));

    /** Those that say most first. */
    private static final List<SpanName> NAMES = Stream.of(CountedSpans.NAMES, CalendarSpans.NAMES, DAYS)
            .flatMap(List::stream)
            .toList();

    /** The French word for yesterday is the German one for here; the Spanish one for tomorrow is the morning, too. */
    private static final Pattern NO_DAY_IN_GERMAN = Pattern.compile("\\bhier\\b", TimeNames.FLAGS);

    private static final Pattern NO_DAY_IN_SPANISH = Pattern.compile("\\bla mañana\\b", TimeNames.FLAGS);

    /** A text without them. */
    static String without(String text) {
        var rest = text;
        for (var name : NAMES) {
            rest = name.pattern().matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    /** The one that says most. */
    Optional<Named> first() {
        var told = told();
        return NAMES.stream()
                .flatMap(name -> name.pattern()
                        .matcher(told)
                        .results()
                        .limit(1)
                        .flatMap(it -> name.days().from(viewpoint, it).stream()
                                .map(days -> new Named(days, told.substring(0, it.start()), it.group()))))
                .findFirst();
    }

    /**
     * Days by their name.
     *
     * @param before what stands before it
     */
    record Named(OfPeriod days, String before, String name) {}

    private static Optional<OfPeriod> weekday(Viewpoint viewpoint, MatchResult found) {
        var day = TimeNames.weekday(SpanName.met(found, 1, 2, 3).orElseThrow());
        return Optional.of(OfPeriod.ofDay(viewpoint.weekday(day, found.group())));
    }

    private String told() {
        return switch (language) {
            case GERMAN -> NO_DAY_IN_GERMAN.matcher(text).replaceAll(" ");
            case SPANISH -> NO_DAY_IN_SPANISH.matcher(text).replaceAll(" ");
            case ENGLISH, FRENCH -> text;
        };
    }
}
