package io.gemba.copilot.skill;

import io.gemba.copilot.skill.RecordAccess.Reader;
import io.gemba.corpus.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes numbers, days and times as the reader does, in the language of the answer. */
public final class Format {
    private static final int DIGITS = 3;
    private static final int CENTS = 2;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Locale locale;
    private final ZoneId zone;

    /**
     * For a reader.
     *
     * @param reader whose country counts if it goes with the language
     */
    Format(Language language, Reader reader) {
        this.locale = reader.locale().getLanguage().equals(language.code()) ? reader.locale() : language.locale();
        this.zone = reader.zone();
    }

    public ZoneId zone() {
        return zone;
    }

    public String number(BigDecimal number) {
        return number(number, 0);
    }

    /** An amount of something; of money, parts of a unit are written out in full. */
    String number(BigDecimal number, @Nullable String unit) {
        return number(number, isMoney(unit) && !isWhole(number) ? CENTS : 0);
    }

    private static boolean isMoney(@Nullable String unit) {
        return unit != null && CURRENCIES.contains(unit);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.setScale(DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .scale()
                <= 0;
    }

    private String number(BigDecimal number, int least) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(DIGITS);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    public String number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(locale)
                .format(day);
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM y", locale).format(month);
    }

    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .localizedBy(locale)
                .format(instant.atZone(zone))
                .replace('\u202f', ' ');
    }

    /** The day on which something is for the reader. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
