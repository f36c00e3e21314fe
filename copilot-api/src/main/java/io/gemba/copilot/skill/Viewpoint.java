package io.gemba.copilot.skill;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * From where a question looks at days that it names in part, such as "in March" or "on Monday".
 *
 * @param ahead true if what is asked about may still come, such as what is due; what has been lies behind
 */
record Viewpoint(LocalDate today, boolean ahead) {
    private static final Pattern COMING =
            Pattern.compile("next|coming|nächste|kommend|prochain|próximo|que viene", TimeNames.FLAGS);
    private static final Pattern PASSED =
            Pattern.compile("last|past|letzte|vergangen|derni|passé|pasad[oa]", TimeNames.FLAGS);
    private static final Pattern BEGUN = Pattern.compile("since|seit|vom|depuis|desde", TimeNames.FLAGS);

    /** The first day of a month: of the last that has begun, or of the nearest if it may come. */
    LocalDate month(int number) {
        var thisMonth = YearMonth.from(today);
        var years = IntStream.rangeClosed(today.getYear() - 1, today.getYear() + 1)
                .mapToObj(it -> YearMonth.of(it, number));
        var meant = ahead
                ? years.min(
                        Comparator.<YearMonth>comparingLong(it -> Math.abs(ChronoUnit.MONTHS.between(thisMonth, it)))
                                .thenComparing(Comparator.reverseOrder()))
                : years.filter(it -> !it.isAfter(thisMonth)).max(Comparator.naturalOrder());
        return meant.orElseThrow().atDay(1);
    }

    /**
     * The day that a weekday is. Today counts, unless the next or the last one is named.
     *
     * @param name by which it goes, such as "last Monday"
     */
    LocalDate weekday(DayOfWeek day, String name) {
        if (COMING.matcher(name).find()) {
            return today.with(TemporalAdjusters.next(day));
        }
        if (PASSED.matcher(name).find()) {
            return today.with(TemporalAdjusters.previous(day));
        }
        return today.with(
                facing(name).ahead ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.previousOrSame(day));
    }

    /** The Saturday of a weekend; one that is under way counts in the same way. */
    LocalDate weekend(String name) {
        var isSunday = today.getDayOfWeek() == DayOfWeek.SUNDAY;
        return new Viewpoint(isSunday ? today.minusDays(1) : today, ahead).weekday(DayOfWeek.SATURDAY, name);
    }

    /** The same, unless a name says by itself where its days lie, such as "last winter". */
    Viewpoint facing(String name) {
        if (COMING.matcher(name).find()) {
            return new Viewpoint(today, true);
        }
        var isBehind = PASSED.matcher(name).find() || BEGUN.matcher(name).find();
        return isBehind ? new Viewpoint(today, false) : this;
    }
}
