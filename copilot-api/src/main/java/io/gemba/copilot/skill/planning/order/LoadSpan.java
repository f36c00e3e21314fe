package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Whole weeks, from a Monday to a Sunday, both included: the hours of a calendar are those of a week. */
record LoadSpan(LocalDate from, LocalDate to) {
    private static final int DAYS = 7;

    /** The weeks that a period touches; this one and the next without one. */
    static LoadSpan of(Optional<OfPeriod> period, LocalDate today) {
        var from = period.map(OfPeriod::from).orElse(today);
        var to = period.map(OfPeriod::to).orElse(today.plusDays(DAYS));
        return new LoadSpan(
                from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                to.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Week by week; as one if these are more than so many. */
    List<LoadSpan> weeks(int most) {
        var count = days() / DAYS;
        return count > most
                ? List.of(this)
                : LongStream.range(0, count)
                        .mapToObj(it -> from.plusWeeks(it))
                        .map(it -> new LoadSpan(it, it.plusDays(DAYS - 1L)))
                        .toList();
    }

    /** Work that is planned to begin then, by the reader's clock. */
    Domain domain(Telling telling) {
        return new OfPeriod(from, to)
                .timesOf("production_date", telling.format().zone());
    }

    String said(Telling telling) {
        return telling.words()
                .say("load.span", telling.format().day(from), telling.format().day(to));
    }
}
