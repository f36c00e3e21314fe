package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Days, the first and the last included, as they are for the reader. */
record Span(LocalDate from, LocalDate to, ZoneId zone) {

    /** What the question names; else so many months until today. */
    static Span of(Slots slots, String name, int months, Telling telling) {
        var zone = telling.format().zone();
        var today = telling.today();
        return slots.period(name)
                .map(it -> new Span(it.from(), it.to(), zone))
                .orElseGet(() -> new Span(today.minusMonths(months).plusDays(1), today, zone));
    }

    Instant start() {
        return days().begin(zone);
    }

    Instant end() {
        return days().end(zone);
    }

    /** Whatever has a field within it. */
    Domain of(String field) {
        return days().timesOf(field, zone);
    }

    private OfPeriod days() {
        return new OfPeriod(from, to);
    }

    /** The two days as a sentence holds them. */
    List<String> said(Telling telling) {
        return List.of(telling.format().day(from), telling.format().day(to));
    }
}
