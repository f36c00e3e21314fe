package io.gemba.copilot.testing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The calendar by which the people of the demo plant read. Around midnight its day is not that of UTC, in which Odoo
 * stores times.
 */
public final class PlantTime {
    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private static final DateTimeFormatter ODOO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private PlantTime() {}

    /** The day that it is in the plant. */
    public static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** Noon so many days ago, as Odoo is told of it; ahead, if negative. */
    public static String noon(int daysAgo) {
        return told(today().minusDays(daysAgo), LocalTime.NOON);
    }

    /** When a day begins, as Odoo is told of it. */
    public static String beginOf(LocalDate day) {
        return told(day, LocalTime.MIN);
    }

    private static String told(LocalDate day, LocalTime time) {
        return ODOO.format(day.atTime(time).atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC));
    }
}
