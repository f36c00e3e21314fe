package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Report.Point;
import io.gemba.copilot.skill.Telling;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How something went over time, without gaps: where there was nothing, it was zero. Days where they are few, else weeks
 * from Monday on.
 */
record Trend(SortedMap<LocalDate, BigDecimal> figures, boolean isByWeek) {
    private static final long MOST_DAYS = 31;

    /** Over a span, as far as it lies behind. */
    static Trend of(Span span, SortedMap<LocalDate, BigDecimal> byDay, Telling telling) {
        var last = telling.format().dayOf(span.to().minusSeconds(1));
        return between(
                telling.format().dayOf(span.from()), last.isAfter(telling.today()) ? telling.today() : last, byDay);
    }

    /**
     * Over some days.
     *
     * @param byDay what there was, by the day
     */
    static Trend between(LocalDate begin, LocalDate end, SortedMap<LocalDate, BigDecimal> byDay) {
        var isByWeek = ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS;
        var figures = new TreeMap<LocalDate, BigDecimal>();
        for (var day = begin; !day.isAfter(end); day = day.plusDays(1)) {
            figures.merge(step(day, isByWeek), byDay.getOrDefault(day, BigDecimal.ZERO), BigDecimal::add);
        }
        return new Trend(figures, isByWeek);
    }

    private static LocalDate step(LocalDate day, boolean isByWeek) {
        return isByWeek ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
    }

    List<Point> points(Telling telling) {
        return figures.entrySet().stream()
                .map(it -> new Point(
                        telling.format().day(it.getKey()),
                        it.getValue(),
                        telling.format().number(it.getValue())))
                .toList();
    }
}
