package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A way to name a span of days.
 *
 * @param pattern what it looks like, in any of the plant's languages
 * @param days which days it means on a day; none if what looks like it is something else
 */
record SpanName(Pattern pattern, Days days) {

    static SpanName of(String pattern, Days days) {
        return new SpanName(Pattern.compile(pattern, TimeNames.FLAGS), days);
    }

    /** Which days what was found means. */
    interface Days {
        Optional<OfPeriod> on(LocalDate today, MatchResult found);
    }

    static OfPeriod day(LocalDate day) {
        return new OfPeriod(day, day);
    }

    static OfPeriod week(LocalDate day) {
        var monday = day.with(DayOfWeek.MONDAY);
        return new OfPeriod(monday, monday.plusDays(6));
    }

    static OfPeriod month(LocalDate day) {
        return new OfPeriod(
                day.with(TemporalAdjusters.firstDayOfMonth()), day.with(TemporalAdjusters.lastDayOfMonth()));
    }

    static OfPeriod quarter(LocalDate day) {
        var first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return new OfPeriod(first, first.plusMonths(3).minusDays(1));
    }

    static OfPeriod year(int year) {
        return new OfPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The first of some groups that was met. */
    static Optional<String> met(MatchResult found, int... groups) {
        for (var group : groups) {
            if (found.group(group) != null) {
                return Optional.of(found.group(group));
            }
        }
        return Optional.empty();
    }

    static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
