package io.gemba.copilot.skill.finance;

import io.gemba.odoo.OdooGroup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is owed to a supplier in one currency.
 *
 * @param groups of bills that are due on the same day
 */
record Debt(List<OdooGroup> groups, LocalDate today) {
    private static final String DUE = "invoice_date_due:day";

    Debt {
        groups = List.copyOf(groups);
    }

    long count() {
        return groups.stream().mapToLong(it -> it.integer("__count").orElse(0L)).sum();
    }

    BigDecimal open() {
        return Money.rounded(Money.sum(groups.stream().map(it -> Money.of(it, Payables.OPEN))));
    }

    BigDecimal overdue() {
        return Money.rounded(
                Money.sum(groups.stream().filter(it -> age(it).isOverdue()).map(it -> Money.of(it, Payables.OPEN))));
    }

    BigDecimal of(Ageing age) {
        return Money.rounded(
                Money.sum(groups.stream().filter(it -> age(it) == age).map(it -> Money.of(it, Payables.OPEN))));
    }

    private Ageing age(OdooGroup group) {
        return Ageing.of(group.day(DUE), today);
    }
}
