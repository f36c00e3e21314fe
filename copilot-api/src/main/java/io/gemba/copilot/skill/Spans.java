package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.corpus.text.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The spans of days that a text names without writing its days out, such as "last week". */
record Spans(String text, Language language, LocalDate today) {
    private static final int FLAGS = TimeNames.FLAGS;
    private static final Pattern WEEK =
            Pattern.compile("\\b(?:kw|cw|wk|week|woche|semaine|semana)\\s*(\\d{1,2})\\b", FLAGS);
    private static final Pattern QUARTER = Pattern.compile(
            "\\b(?:[qt]([1-4])|([1-4])(?:\\.|st|nd|rd|th|er|e|º|o)?\\s*(?:quarter|quartal|trimestre))\\b"
                    + TimeNames.YEAR,
            FLAGS);
    private static final Pattern WHOLE_MONTH = Pattern.compile(
            "\\b(?:in|im|of|during|en|de|für|for|pour|since|seit|depuis|desde)\\s+(?:de\\s+)?(" + TimeNames.MONTH
                    + ")\\b" + TimeNames.YEAR,
            FLAGS);
    private static final Pattern WHOLE_YEAR = Pattern.compile(
            "\\b(?:in|im jahr|im jahre|of|during|en|en el|du|for|year|jahr|année|año)\\s+((?:19|20)\\d{2})\\b", FLAGS);
    private static final Pattern ON_WEEKDAY = Pattern.compile(
            "\\b(?:on|am|since|seit|le|depuis|el|desde|desde el|last|letzten|vom)\\s+(" + TimeNames.WEEKDAY + ")\\b",
            FLAGS);

    private static final String UNIT = "(days?|tag(?:e|en|es)?|jours?|días?|weeks?|wochen?|semaines?|semanas?"
            + "|months?|monat(?:e|en|s)?|mois|mes(?:es)?|quarters?|quartal(?:e|en|s)?|trimestres?|years?"
            + "|jahr(?:e|en|es)?|ans?|années?|años?)";
    private static final Pattern LAST_SOME = Pattern.compile(
            "\\b(?:last|past|previous|letzten|vergangenen|vorigen|derniers|dernières|últimos|últimas|pasados|pasadas)"
                    + "\\s+(\\d{1,3})\\s+" + UNIT + "\\b|\\b(\\d{1,3})\\s+(?:derniers|dernières|últimos|últimas)\\s+"
                    + UNIT + "\\b",
            FLAGS);
    private static final Pattern NEXT_SOME = Pattern.compile(
            "\\b(?:next|coming|nächsten|kommenden|prochains|prochaines|próximos|próximas)\\s+(\\d{1,3})\\s+" + UNIT
                    + "\\b|\\b(\\d{1,3})\\s+(?:prochains|prochaines|próximos|próximas)\\s+" + UNIT + "\\b",
            FLAGS);
    private static final Pattern LAST_ONE = Pattern.compile(
            "\\b(?:last|previous|past|letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?)\\s+" + UNIT
                    + "\\b|\\b(?:la |le |l['’]|el |del )?" + UNIT
                    + "\\s+(?:dernier|dernière|passé|passée|précédente?|pasad[oa]|anterior)\\b",
            FLAGS);
    private static final Pattern THIS_ONE = Pattern.compile(
            "\\b(?:this|current|diese[nrms]?|aktuelle[nrms]?|laufende[nrms]?|cette|cet|ce|est[ea])\\s+" + UNIT + "\\b",
            FLAGS);
    private static final Pattern NEXT_ONE = Pattern.compile(
            "\\b(?:next|coming|nächste[nrms]?|kommende[nrms]?)\\s+" + UNIT + "\\b|\\b" + UNIT
                    + "\\s+(?:prochaine?|suivante?|que viene|próxim[oa])\\b|\\b(?:próxim[oa])\\s+" + UNIT + "\\b",
            FLAGS);
    private static final Pattern TODAY = Pattern.compile("\\b(?:today|heute|aujourd['’]hui|hoy)\\b", FLAGS);
    private static final Pattern YESTERDAY = Pattern.compile("\\b(?:yesterday|gestern|hier|ayer)\\b", FLAGS);
    private static final Pattern TOMORROW = Pattern.compile("\\b(?:tomorrow|morgen|demain|mañana)\\b", FLAGS);

    private static final List<Pattern> PATTERNS = List.of(
            LAST_SOME,
            NEXT_SOME,
            LAST_ONE,
            NEXT_ONE,
            THIS_ONE,
            WEEK,
            QUARTER,
            WHOLE_MONTH,
            WHOLE_YEAR,
            TODAY,
            YESTERDAY,
            ON_WEEKDAY,
            TOMORROW);

    /** A text without them. */
    static String without(String text) {
        var rest = text;
        for (var pattern : PATTERNS) {
            rest = pattern.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    Optional<OfPeriod> first() {
        return Stream.<Function<String, Optional<OfPeriod>>>of(
                        it -> match(LAST_SOME, it).map(found -> some(found, -1)),
                        it -> match(NEXT_SOME, it).map(found -> some(found, 1)),
                        it -> match(LAST_ONE, it).map(found -> one(unit(found), -1)),
                        it -> match(NEXT_ONE, it).map(found -> one(unit(found), 1)),
                        it -> match(THIS_ONE, it).map(found -> one(unit(found), 0)),
                        it -> match(WEEK, it).flatMap(found -> numbered(part(found, 1))),
                        it -> match(QUARTER, it).map(this::quarter),
                        it -> match(WHOLE_MONTH, it).map(this::wholeMonth),
                        it -> match(WHOLE_YEAR, it).map(found -> year(part(found, 1))),
                        it -> match(TODAY, it).map(found -> day(today)),
                        it -> match(YESTERDAY, it)
                                // The French word for yesterday is the German one for here.
                                .filter(found -> language != Language.GERMAN
                                        || !found.group().equalsIgnoreCase("hier"))
                                .map(found -> day(today.minusDays(1))),
                        it -> match(ON_WEEKDAY, it)
                                .map(found -> day(today.with(
                                        TemporalAdjusters.previousOrSame(TimeNames.weekday(found.group(1)))))),
                        it -> match(TOMORROW, it)
                                .filter(found -> language != Language.SPANISH || !text.contains("la mañana"))
                                .map(found -> day(today.plusDays(1))))
                .map(it -> it.apply(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<MatchResult> match(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst();
    }

    /** So many units back from today or ahead of it, today included. */
    private OfPeriod some(MatchResult found, int direction) {
        var first = found.group(1) != null;
        var number = part(found, first ? 1 : 3);
        var away = today.plus((long) direction * number, unit(found.group(first ? 2 : 4)));
        return direction < 0 ? new OfPeriod(away, today) : new OfPeriod(today, away);
    }

    /** The unit before, of, or after today. */
    private OfPeriod one(ChronoUnit unit, int away) {
        return switch (unit) {
            case DAYS -> day(today.plusDays(away));
            case WEEKS -> week(today.with(DayOfWeek.MONDAY).plusWeeks(away));
            case MONTHS -> month(today.plusMonths(away));
            case YEARS -> year(today.getYear() + away);
            default -> quarterOf(today.plusMonths(3L * away));
        };
    }

    private static ChronoUnit unit(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .filter(it -> it != null)
                .findFirst()
                .map(Spans::unit)
                .orElseThrow();
    }

    /** Quarters are what is counted in no unit of time that Java names. */
    private static ChronoUnit unit(String name) {
        var word = name.toLowerCase(Locale.ROOT);
        if (word.startsWith("day") || word.startsWith("tag") || word.startsWith("jour") || word.startsWith("día")) {
            return ChronoUnit.DAYS;
        }
        if (word.startsWith("week") || word.startsWith("woche") || word.startsWith("sem")) {
            return ChronoUnit.WEEKS;
        }
        if (word.startsWith("month") || word.startsWith("monat") || word.startsWith("mois") || word.startsWith("mes")) {
            return ChronoUnit.MONTHS;
        }
        return word.startsWith("qu") || word.startsWith("tri") ? ChronoUnit.FOREVER : ChronoUnit.YEARS;
    }

    private static OfPeriod day(LocalDate day) {
        return new OfPeriod(day, day);
    }

    private static OfPeriod week(LocalDate monday) {
        return new OfPeriod(monday, monday.plusDays(6));
    }

    private static OfPeriod month(LocalDate day) {
        return new OfPeriod(
                day.with(TemporalAdjusters.firstDayOfMonth()), day.with(TemporalAdjusters.lastDayOfMonth()));
    }

    private static OfPeriod year(int year) {
        return new OfPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static OfPeriod quarterOf(LocalDate day) {
        var first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return new OfPeriod(first, first.plusMonths(3).minusDays(1));
    }

    /** The week of that number which is nearest. */
    private Optional<OfPeriod> numbered(int number) {
        if (number < 1 || number > 53) {
            return Optional.empty();
        }
        var year = today.get(IsoFields.WEEK_BASED_YEAR);
        return IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(it -> LocalDate.of(it, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(number - 1L))
                .min(Comparator.comparingLong(it -> Math.abs(ChronoUnit.DAYS.between(today, it))))
                .map(Spans::week);
    }

    /** Of this year, or of the last one if it has not begun yet, unless its year is said. */
    private OfPeriod quarter(MatchResult found) {
        var number = part(found, found.group(1) != null ? 1 : 2);
        var month = 3 * number - 2;
        var year = found.group(3) != null ? part(found, 3) : begun(month);
        return quarterOf(LocalDate.of(year, month, 1));
    }

    private OfPeriod wholeMonth(MatchResult found) {
        var month = TimeNames.month(found.group(1));
        return month(LocalDate.of(found.group(2) != null ? part(found, 2) : begun(month), month, 1));
    }

    private int begun(int month) {
        return today.getYear() - (month > today.getMonthValue() ? 1 : 0);
    }

    private static int part(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
