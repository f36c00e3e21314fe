package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What months and weekdays are called in the plant's languages. */
final class TimeNames {
    static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Map<String, Month> MONTHS = names(Month.values(), Month::getDisplayName);
    private static final Map<String, DayOfWeek> WEEKDAYS = names(DayOfWeek.values(), DayOfWeek::getDisplayName);

    /** Any of them, for a pattern. */
    static final String MONTH = any(MONTHS);

    static final String WEEKDAY = any(WEEKDAYS);

    /** A year behind a month, in a group of its own; it need not be there. */
    static final String YEAR = "(?:\\s*(?:,|de|del)?\\s*((?:19|20)\\d{2}))?";

    private TimeNames() {}

    static int month(String name) {
        return Objects.requireNonNull(MONTHS.get(name.toLowerCase(Locale.ROOT))).getValue();
    }

    static DayOfWeek weekday(String name) {
        return Objects.requireNonNull(WEEKDAYS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** By their full names, and by those short ones that are no other words. */
    private static <T> Map<String, T> names(T[] values, Naming<T> naming) {
        var names = new LinkedHashMap<String, T>();
        for (var language : Language.values()) {
            for (var value : values) {
                names.put(naming.name(value, TextStyle.FULL, language.locale()).toLowerCase(Locale.ROOT), value);
            }
        }
        return names;
    }

    private static String any(Map<String, ?> names) {
        return names.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private interface Naming<T> {
        String name(T value, TextStyle style, Locale locale);
    }
}
