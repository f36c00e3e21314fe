package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Work centres and the hours they work in a week, by their calendars: without holidays and stoppages.
 *
 * @param centers that were read
 * @param calendars of them
 */
record CenterHours(Read centers, Read calendars, Telling telling) {
    static final String UNIT = "h";
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final BigDecimal DAYS = BigDecimal.valueOf(7);
    private static final int DIGITS = 1;

    /** Reads the calendars of work centres. */
    static CenterHours of(Read centers, Records records, Telling telling) {
        var ids = ImpactReading.ids(centers.rows(), "resource_calendar_id");
        var calendars = ids.isEmpty() ? Read.nothing() : records.read(OrderTypes.CALENDAR, Domain.in("id", ids), "id");
        return new CenterHours(centers, calendars, telling);
    }

    /** Odoo keeps what work takes in minutes. */
    static BigDecimal hours(BigDecimal minutes) {
        return minutes.divide(MINUTES, DIGITS, RoundingMode.HALF_UP);
    }

    Optional<OdooRecord> center(long id) {
        return centers.rows().stream().filter(it -> it.id() == id).findFirst();
    }

    private Optional<OdooRecord> calendar(long center) {
        return center(center)
                .map(it -> ImpactCause.id(it, "resource_calendar_id"))
                .flatMap(id ->
                        calendars.rows().stream().filter(it -> it.id() == id).findFirst());
    }

    /** The hours of so many days, as a share of the week; none if nobody knows, or it works by no fixed hours. */
    Optional<BigDecimal> available(long center, long days) {
        return calendar(center)
                .flatMap(it -> it.decimal("hours_per_week"))
                .filter(it -> it.signum() > 0)
                .map(it -> it.multiply(BigDecimal.valueOf(days)).divide(DAYS, DIGITS, RoundingMode.HALF_UP));
    }

    /** That a centre has its hours. */
    Optional<RecordEvidence> evidence(long center, long days) {
        return calendar(center)
                .flatMap(it -> available(center, days)
                        .map(hours -> telling.evidence(
                                it,
                                Telling.label(it, "name"),
                                calendars.asOf(),
                                telling.quantity(it, "hours_per_week", UNIT),
                                telling.computed("hours_per_week", "available-hours", hours, UNIT))));
    }
}
