package io.gemba.copilot.skill;

import static io.gemba.copilot.skill.SpanName.met;
import static io.gemba.copilot.skill.SpanName.number;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/**
 * Spans of days that go by a name in the calendar, such as "week 47", "Q3", "in March" or "last summer". One without
 * its year is the last that has begun or, if it may still come, the nearest; a week is always the nearest.
 */
final class CalendarSpans {
    private static final String AND = "/|\\+|&|and|und|et|y|e";
    private static final String TO = "-|–|to|until|till|through|bis|à|au|a|hasta";
    private static final int SPRING = 3;
    private static final int SUMMER = 6;
    private static final int AUTUMN = 9;
    private static final int WINTER = 12;

    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "erste",
            "zweite",
            "dritte",
            "vierte",
            "premier",
            "deuxième",
            "troisième",
            "quatrième",
            "primer",
            "segundo",
            "tercer",
            "cuarto");

    static final List<SpanName> NAMES = List.of(
            SpanName.seen(
                    "\\b(?:end of|ende|fin(?: de)?|finales de)\\s+(" + TimeNames.MONTH + ")\\b" + TimeNames.YEAR,
                    CalendarSpans::untilEnd),
            SpanName.of(
                    "\\b(?:kw|cw|wk|weeks?|wochen?|semaines?|semanas?)\\s*(\\d{1,2})\\b(?:\\s*(?:" + AND + "|("
                            + TO + "))\\s*(?:kw|cw|wk|week|woche|(?:la )?semaine|(?:la )?semana)?\\s*(\\d{1,2})\\b"
                            + "(?![.,/]\\d))?",
                    CalendarSpans::weeks),
            SpanName.seen(
                    "\\b(?:[qt]([1-4])|([1-4])(?:\\.|st|nd|rd|th|er|e|º|o)?\\s*(?:quarter|quartal|trimestre)|("
                            + String.join("|", ORDINALS) + ")[nrms]?\\s+(?:quarter|quartal|trimestre))\\b"
                            + TimeNames.YEAR,
                    CalendarSpans::quarter),
            SpanName.seen(
                    "\\b(?:h([12])|(?:(first)|(second)) half(?: of)?(?: the year)?|([12])\\.?\\s*halbjahr"
                            + "|(?:(erste)|(zweite))[nrms]? (?:halbjahr|jahreshälfte)|(?:(premier)|(deuxième|second)) semestre"
                            + "|(?:(primer)|(segundo)) semestre)\\b" + TimeNames.YEAR,
                    CalendarSpans::half),
            SpanName.seen(
                    "\\b(?:between|from|zwischen|von|vom|entre|de|du|desde)?\\s*\\b(" + TimeNames.MONTH + ")\\s*(?:"
                            + AND + "|" + TO + ")\\s*\\b(" + TimeNames.MONTH + ")\\b" + TimeNames.YEAR,
                    CalendarSpans::months),
            SpanName.seen(
                    "\\b(?:in|im|of|during|en|de|für|for|pour|para|by|until|till|bis|hasta|since|seit|depuis|desde)\\s+(?:de\\s+)?("
                            + TimeNames.MONTH + ")\\b" + TimeNames.YEAR,
                    CalendarSpans::wholeMonth),
            SpanName.of(
                    "\\b(?:in|im jahr|im jahre|of|during|en|en el|du|for|year|jahr|année|año)\\s+((?:19|20)\\d{2})\\b",
                    (today, found) -> Optional.of(OfPeriod.ofYear(number(found, 1)))),
            season(
                    SPRING,
                    "(?:last|in|in the|during) spring|(?:im|letzten) frühling|(?:im|letztes) frühjahr"
                            + "|(?:ce|au|le) printemps(?: dernier)?|(?:la|esta|en) primavera(?: pasada)?"),
            season(
                    SUMMER,
                    "(?:this|last|in|in the|during) summer|(?:im|diesen|letzten) sommer"
                            + "|(?:cet|en|l['’]|d['’])\\s?été(?: dernier)?|(?:este|el|en) verano(?: pasado)?"),
            season(
                    AUTUMN,
                    "(?:this|last|in|in the|during) autumn|(?:last|this|in the) fall"
                            + "|(?:im|diesen|letzten) herbst|(?:cet|en|l['’]|à l['’])\\s?automne(?: dernier)?"
                            + "|(?:este|el|en) otoño(?: pasado)?"),
            season(
                    WINTER,
                    "(?:this|last|in|in the|during) winter|(?:im|diesen|letzten) winter"
                            + "|(?:cet|en|l['’])\\s?hiver(?: dernier)?|(?:este|el|en) invierno(?: pasado)?"));

    private CalendarSpans() {}

    /** Seasons as weather services count them, in whole months. */
    private static SpanName season(int month, String names) {
        return SpanName.seen("\\b(?:" + names + ")\\b", (viewpoint, found) -> {
            var first = viewpoint.facing(found.group()).month(month);
            return Optional.of(new OfPeriod(first, first.plusMonths(3).minusDays(1)));
        });
    }

    /** A smaller number behind "and" is that of something else. */
    private static Optional<OfPeriod> weeks(LocalDate today, MatchResult found) {
        var one = number(found, 1);
        var other = met(found, 3).map(Integer::parseInt).filter(it -> it > one || found.group(2) != null);
        return week(today, one)
                .map(first -> other.flatMap(it -> week(first.from(), it))
                        .filter(it -> it.to().isAfter(first.to()))
                        .map(it -> new OfPeriod(first.from(), it.to()))
                        .orElse(first));
    }

    /** The one of that number which is nearest. */
    private static Optional<OfPeriod> week(LocalDate today, int number) {
        if (number < 1 || number > 53) {
            return Optional.empty();
        }
        var year = today.get(IsoFields.WEEK_BASED_YEAR);
        return IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(it -> LocalDate.of(it, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(number - 1L))
                .min(Comparator.comparingLong(it -> Math.abs(ChronoUnit.DAYS.between(today, it))))
                .map(OfPeriod::ofWeek);
    }

    private static Optional<OfPeriod> quarter(Viewpoint viewpoint, MatchResult found) {
        var number = met(found, 1, 2).map(Integer::parseInt).orElseGet(() -> ordinal(found.group(3)));
        return Optional.of(OfPeriod.ofQuarter(first(viewpoint, 3 * number - 2, found, 4)));
    }

    /** In each language the four stand in order. */
    private static int ordinal(String word) {
        return ORDINALS.indexOf(word.toLowerCase(Locale.ROOT)) % 4 + 1;
    }

    private static Optional<OfPeriod> half(Viewpoint viewpoint, MatchResult found) {
        var second = met(found, 3, 6, 8, 10).isPresent()
                || met(found, 1, 4).filter("2"::equals).isPresent();
        var first = first(viewpoint, second ? 7 : 1, found, 11);
        return Optional.of(new OfPeriod(first, first.plusMonths(6).minusDays(1)));
    }

    /** Of two months the year is that of the second, and the first is the one before it. */
    private static Optional<OfPeriod> months(Viewpoint viewpoint, MatchResult found) {
        var from = TimeNames.month(found.group(1));
        var last = first(viewpoint, TimeNames.month(found.group(2)), found, 3);
        var first = last.withMonth(from).minusYears(from > last.getMonthValue() ? 1 : 0);
        return Optional.of(new OfPeriod(first, last.with(TemporalAdjusters.lastDayOfMonth())));
    }

    /** From today to the end of a month that is to come. */
    private static Optional<OfPeriod> untilEnd(Viewpoint viewpoint, MatchResult found) {
        var last = first(viewpoint, TimeNames.month(found.group(1)), found, 2).with(TemporalAdjusters.lastDayOfMonth());
        return viewpoint.ahead() && !last.isBefore(viewpoint.today())
                ? Optional.of(new OfPeriod(viewpoint.today(), last))
                : Optional.empty();
    }

    private static Optional<OfPeriod> wholeMonth(Viewpoint viewpoint, MatchResult found) {
        var month = TimeNames.month(found.group(1));
        return Optional.of(OfPeriod.ofMonth(first(viewpoint.facing(found.group()), month, found, 2)));
    }

    /**
     * The first day of a month.
     *
     * @param year the group in which its year is, if that is said
     */
    private static LocalDate first(Viewpoint viewpoint, int month, MatchResult found, int year) {
        return met(found, year)
                .map(it -> LocalDate.of(Integer.parseInt(it), month, 1))
                .orElseGet(() -> viewpoint.month(month));
    }
}
