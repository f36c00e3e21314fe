package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Vendor bills as people see them. */
final class Bills {
    static final String BILL = "in_invoice";
    static final String REFUND = "in_refund";
    private static final String UNNUMBERED = "/";

    private Bills() {}

    static String currency(OdooRecord bill) {
        return Telling.label(bill, "currency_id", "");
    }

    static BigDecimal total(OdooRecord bill) {
        return Money.of(bill, "amount_total");
    }

    /** Its number; a draft has none yet, and goes by what Odoo shows or by the supplier's number. */
    static String name(OdooRecord bill) {
        return bill.text("name")
                .filter(it -> !it.equals(UNNUMBERED))
                .or(() -> bill.text("display_name"))
                .or(() -> bill.text("ref"))
                .map(Telling::clean)
                .orElse(bill.toString());
    }

    /** Its number with the supplier's own, by which people know it. */
    static String shown(OdooRecord bill) {
        var name = name(bill);
        return bill.text("ref")
                .map(Telling::clean)
                .filter(it -> !name.contains(it))
                .map(it -> "%s (%s)".formatted(name, it))
                .orElse(name);
    }

    static boolean isPosted(OdooRecord bill) {
        return bill.text("state").filter("posted"::equals).isPresent();
    }

    /** The supplier's own number without what people write in different ways; empty if there is none. */
    static String reference(OdooRecord bill) {
        return bill.text("ref")
                .map(it -> it.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))
                .orElse("");
    }

    /** Days from the bill's day to the day it is due; empty without one of them. */
    static Optional<Long> term(OdooRecord bill) {
        return bill.date("invoice_date")
                .flatMap(from -> bill.date("invoice_date_due").map(to -> ChronoUnit.DAYS.between(from, to)));
    }

    static Optional<LocalDate> day(OdooRecord bill) {
        return bill.date("invoice_date");
    }

    static RecordEvidence evidence(OdooRecord bill, Instant asOf, Telling telling, @Nullable RecordValue... more) {
        var values = new ArrayList<@Nullable RecordValue>(Arrays.asList(more));
        values.add(telling.quantity(bill, "amount_total", currency(bill)));
        values.add(telling.reference(bill, "partner_id"));
        values.add(telling.text(bill, "ref"));
        values.add(telling.date(bill, "invoice_date"));
        values.add(telling.date(bill, "invoice_date_due"));
        values.add(telling.state(bill, "state", "bill"));
        return telling.evidence(
                bill, name(bill), asOf, values.stream().filter(Objects::nonNull).toArray(RecordValue[]::new));
    }
}
