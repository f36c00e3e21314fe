package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import java.math.BigDecimal;

/**
 * How long work centres stood still.
 *
 * @param groups by work centre and reason, the longest first
 * @param days by the day on which a stop began
 * @param open stops that go on
 */
record DowntimeFound(Span span, Scope scope, Groups groups, Groups days, Found open) {

    static BigDecimal minutes(OdooGroup group) {
        return group.decimal("duration:sum").orElse(BigDecimal.ZERO);
    }

    static long count(OdooGroup group) {
        return group.integer(Grouping.COUNT).orElse(0L);
    }

    /** Days are fewer than places and reasons can be, so that these are added up where both were read. */
    private Groups whole() {
        return days.succeeded() && !days.cut() ? days : groups;
    }

    BigDecimal minutes() {
        return whole().rows().stream().map(DowntimeFound::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long stops() {
        return whole().count();
    }

    String said() {
        return scope.said(span);
    }
}
