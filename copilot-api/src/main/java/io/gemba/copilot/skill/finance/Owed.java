package io.gemba.copilot.skill.finance;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.util.Optional;

/**
 * What a question about open bills is narrowed to.
 *
 * @param due the days on which bills are due
 */
record Owed(Optional<OfRecord> supplier, Optional<Company> site, Optional<OfPeriod> due) {

    /** Of bills and orders alike. */
    Domain whose() {
        return Domain.all(
                supplier.map(it -> Domain.equal("partner_id", it.read().id())).orElse(Domain.EVERYTHING),
                site.map(Company::odooId)
                        .map(it -> Domain.equal("company_id", it))
                        .orElse(Domain.EVERYTHING));
    }

    /** Of bills. */
    Domain when() {
        return due.map(it -> it.daysOf("invoice_date_due")).orElse(Domain.EVERYTHING);
    }

    /** True if bills are looked at one by one, too. */
    boolean isNarrow() {
        return supplier.isPresent() || due.isPresent();
    }

    /** As it stands in a sentence: with a blank in front, or empty. */
    String said(Telling telling) {
        var words = telling.words();
        return supplier.map(it -> " " + words.say("payables.of", Telling.label(it.read(), "display_name")))
                        .orElse("")
                + site.map(it -> " " + words.say("payables.at", Telling.clean(it.name())))
                        .orElse("")
                + due.map(it -> " " + telling.span("payables.due", it)).orElse("");
    }
}
