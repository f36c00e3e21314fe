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
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/**
 * Spans of days that go by a name in the calendar, such as "week 47", "Q3", "in March" or "last summer". One without
 * its year is the last that has begun; a week is the nearest.
 */
final class CalendarSpans {
    private static final String AND = "/|\\+|&|and|und|et|y|e";
    private static final String TO = "-|–|to|until|till|through|bis|à|au|a|hasta";
    private static final int SPRING = 3;
    private static final int SUMMER = 6;
    private static final int AUTUMN = 9;
    private static final int WINTER = 12;

    static final List<SpanName> NAMES = List.of(
            SpanName.of(
                    "\\b(?:kw|cw|wk|weeks?|wochen?|semaines?|semanas?)\\s*(\\d{1,2})\\b(?:\\s*(?:" + AND + "|("
                            + TO + "))\\s*(?:kw|cw|wk|week|woche|(?:la )?semaine|(?:la )?semana)?\\s*(\\d{1,2})\\b"
                            + "(?![.,/]\\d))?",
                    CalendarSpans::weeks),
            SpanName.of(
                    "\\b(?:[qt]([1-4])|([1-4])(?:\\.|st|nd|rd|th|er|e|º|o)?\\s*(?:quarter|quartal|trimestre))\\b"
                            + TimeNames.YEAR,
                    CalendarSpans::quarter),
            SpanName.of(
                    "\\b(?:h([12])|(?:(first)|(second)) half(?: of)?(?: the year)?|([12])\\.?\\s*halbjahr"
                            + "|(?:(erste)|(zweite))[nrms]? (?:halbjahr|jahreshälfte)|(?:(premier)|(deuxième|second)) semestre"
                            + "|(?:(primer)|(segundo)) semestre)\\b" + TimeNames.YEAR,
                    CalendarSpans::half),
            SpanName.of(
                    "\\b(?:between|from|zwischen|von|vom|entre|de|du|desde)?\\s*\\b(" + TimeNames.MONTH + ")\\s*(?:"
                            + AND + "|" + TO + ")\\s*\\b(" + TimeNames.MONTH + ")\\b" + TimeNames.YEAR,
                    CalendarSpans::months),
            SpanName.of(
                    "\\b(?:in|im|of|during|en|de|für|for|pour|since|seit|depuis|desde)\\s+(?:de\\s+)?("
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
        return SpanName.of("\\b(?:" + names + ")\\b", (today, found) -> {
            var first = LocalDate.of(today.getYear(), month, 1);
            var begun = first.isAfter(today) ? first.minusYears(1) : first;
            return Optional.of(new OfPeriod(begun, begun.plusMonths(3).minusDays(1)));
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

    private static Optional<OfPeriod> quarter(LocalDate today, MatchResult found) {
        var month = 3 * Integer.parseInt(met(found, 1, 2).orElseThrow()) - 2;
        return Optional.of(OfPeriod.ofQuarter(LocalDate.of(year(today, found, 3, month), month, 1)));
    }

    private static Optional<OfPeriod> half(LocalDate today, MatchResult found) {
        var second = met(found, 3, 6, 8, 10).isPresent()
                || met(found, 1, 4).filter("2"::equals).isPresent();
        var first = LocalDate.of(year(today, found, 11, second ? 7 : 1), second ? 7 : 1, 1);
        return Optional.of(new OfPeriod(first, first.plusMonths(6).minusDays(1)));
    }

    /** Of two months the second is the last that has begun, and the first the one before it. */
    private static Optional<OfPeriod> months(LocalDate today, MatchResult found) {
        var from = TimeNames.month(found.group(1));
        var to = TimeNames.month(found.group(2));
        var year = year(today, found, 3, to);
        return Optional.of(new OfPeriod(
                LocalDate.of(from > to ? year - 1 : year, from, 1),
                LocalDate.of(year, to, 1).with(TemporalAdjusters.lastDayOfMonth())));
    }

    private static Optional<OfPeriod> wholeMonth(LocalDate today, MatchResult found) {
        var month = TimeNames.month(found.group(1));
        return Optional.of(OfPeriod.ofMonth(LocalDate.of(year(today, found, 2, month), month, 1)));
    }

    private static int year(LocalDate today, MatchResult found, int group, int month) {
        return met(found, group)
                .map(Integer::parseInt)
                .orElse(today.getYear() - (month > today.getMonthValue() ? 1 : 0));
    }
}
