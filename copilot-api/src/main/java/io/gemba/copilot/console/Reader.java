package io.gemba.copilot.console;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** Writes dates and numbers as the reader does. Scripts move times to the reader's own zone. */
final class Reader {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");
    private static final int STEP = 1000;

    private final Locale locale;
    private final ZoneId zone;

    Reader(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** A date with its time. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .localizedBy(locale)
                .format(instant.atZone(zone));
    }

    /** A date. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(locale)
                .format(date);
    }

    /** A whole number. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Milliseconds as seconds, with one digit behind the point. */
    public String seconds(int milliseconds) {
        return oneDigit().format(milliseconds / 1000.0);
    }

    /** The size of a file. */
    public String bytes(long bytes) {
        var size = (double) bytes;
        var unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        var format = unit == 0 ? NumberFormat.getIntegerInstance(locale) : oneDigit();
        return format.format(size) + "\u00a0" + UNITS.get(unit);
    }

    private NumberFormat oneDigit() {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format;
    }
}
