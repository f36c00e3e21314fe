package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The time that is looked at.
 *
 * @param said as the reader is told
 */
record Span(Instant from, Instant to, String said) {

    /** The days that are named; without them, so many days until now. */
    static Span of(Optional<OfPeriod> period, int days, Telling telling) {
        var today = telling.today();
        return period.map(it -> between(it.from(), it.to(), telling))
                .orElseGet(() -> between(today.minusDays(days - 1L), today, telling));
    }

    private static Span between(LocalDate first, LocalDate last, Telling telling) {
        var zone = telling.format().zone();
        var said = first.equals(last)
                ? telling.words().say("span.day", telling.format().day(first))
                : telling.words()
                        .say(
                                "span.days",
                                telling.format().day(first),
                                telling.format().day(last));
        return new Span(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                said);
    }

    static Span of(Shifts.Shift shift, Telling telling) {
        var words = telling.words();
        var format = telling.format();
        return new Span(
                shift.from(),
                shift.to(),
                words.say(
                        "span.shift",
                        words.named("shift", shift.turn().name().toLowerCase(java.util.Locale.ROOT)),
                        format.day(shift.day()),
                        format.moment(shift.from()),
                        format.moment(shift.to())));
    }

    /** Records of which a time lies in it. */
    Domain within(String field) {
        return Domain.all(Domain.where(field, Operator.AT_LEAST, from), Domain.where(field, Operator.LESS, to));
    }

    /** Records of which a day lies in it; the days are the reader's. */
    Domain withinDays(String field, Telling telling) {
        return Domain.all(
                Domain.where(field, Operator.AT_LEAST, telling.format().dayOf(from)),
                Domain.where(field, Operator.AT_MOST, telling.format().dayOf(to.minusSeconds(1))));
    }

    boolean isOneDay() {
        return Duration.between(from, to).compareTo(Duration.ofHours(26)) < 0;
    }

    /** How much of it a stop took that went on from one time to another. */
    Duration shared(Instant begin, Instant end) {
        var first = begin.isAfter(from) ? begin : from;
        var last = end.isBefore(to) ? end : to;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }
}
