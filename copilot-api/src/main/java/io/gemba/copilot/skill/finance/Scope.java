package io.gemba.copilot.skill.finance;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The days and the plant that a question is narrowed to. Days are those of the reader. */
record Scope(OfPeriod period, Optional<Company> site, Telling telling) {

    static OfPeriod lastMonth(LocalDate today) {
        return OfPeriod.ofMonth(today.minusMonths(1));
    }

    /** So many days up to today, which counts as one of them. */
    static OfPeriod lastDays(LocalDate today, int days) {
        return new OfPeriod(today.minusDays(days - 1L), today);
    }

    Instant begin() {
        return period.begin(telling.format().zone());
    }

    /** The first moment that is no longer within. */
    Instant end() {
        return period.end(telling.format().zone());
    }

    long days() {
        return ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
    }

    Domain timesOf(String field) {
        return period.timesOf(field, telling.format().zone());
    }

    Domain daysOf(String field) {
        return period.daysOf(field);
    }

    Domain ofCompany() {
        return site.map(Company::odooId)
                .map(it -> Domain.equal("company_id", it))
                .orElse(Domain.EVERYTHING);
    }

    /** As it stands in a sentence. */
    String said() {
        var days = telling.words()
                .say(
                        "scope.days",
                        telling.format().day(period.from()),
                        telling.format().day(period.to()));
        return site.map(it -> telling.words().say("scope.site", days, Telling.clean(it.name())))
                .orElse(days);
    }
}
