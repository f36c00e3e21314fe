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
    private static final Pattern GONE = Pattern.compile(
            "last|past|since|letzte|vergangen|seit|vom|derni|passé|depuis|pasado|desde", TimeNames.FLAGS);

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

    /** Today counts. */
    LocalDate weekday(DayOfWeek day) {
        return today.with(ahead ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.previousOrSame(day));
    }

    /** The Saturday of a weekend: one that is under way counts. */
    LocalDate weekend() {
        return ahead
                ? today.minusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
                : today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
    }

    /** The same, unless a name says by itself where its days lie, such as "last Monday". */
    Viewpoint facing(String name) {
        if (COMING.matcher(name).find()) {
            return new Viewpoint(today, true);
        }
        return GONE.matcher(name).find() ? new Viewpoint(today, false) : this;
    }
}
