package io.gemba.ingestion.classify;

import io.gemba.corpus.text.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates as they are written in documents of the four languages. */
final class Dates {
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern NUMBERS = Pattern.compile("\\b(\\d{1,2})[./](\\d{1,2})[./](\\d{4})\\b");
    private static final Pattern NAMED = Pattern.compile(
            "\\b(\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s+(?:de\\s+)?(\\p{L}{3,10})\\.?\\s+(?:de\\s+)?(\\d{4})\\b");
    private static final Pattern NAME_FIRST =
            Pattern.compile("\\b(\\p{L}{3,10})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b");
    private static final Pattern MONTH = Pattern.compile("\\b(\\p{L}{3,10})\\.?\\s+(?:de\\s+)?(\\d{4})\\b");
    private static final Map<String, Integer> MONTHS = months();

    private Dates() {}

    /** The first date in a text; day before month where only numbers are given. */
    static Optional<LocalDate> in(String text) {
        return match(ISO, text, it -> date(it.group(1), Integer.parseInt(it.group(2)), it.group(3)))
                .or(() -> match(NUMBERS, text, it -> date(it.group(3), Integer.parseInt(it.group(2)), it.group(1))))
                .or(() -> match(NAMED, text, it -> date(it.group(3), month(it.group(2)), it.group(1))))
                .or(() -> match(NAME_FIRST, text, it -> date(it.group(3), month(it.group(1)), it.group(2))));
    }

    /** The last day of the first month that a text names with its year. */
    static Optional<LocalDate> monthIn(String text) {
        return match(
                MONTH,
                text,
                it -> date(it.group(2), month(it.group(1)), "1")
                        .map(first -> first.withDayOfMonth(first.lengthOfMonth())));
    }

    /** True of the name of a month. */
    static boolean isMonth(String word) {
        return month(word) > 0;
    }

    private static Optional<LocalDate> match(
            Pattern pattern, String text, Function<Matcher, Optional<LocalDate>> date) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var found = date.apply(matcher);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The number of a month; 0 if it is none. */
    private static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var language : Language.values()) {
            for (var month : Month.values()) {
                for (var style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE}) {
                    var name = month.getDisplayName(style, language.locale())
                            .toLowerCase(Locale.ROOT)
                            .replace(".", "");
                    months.putIfAbsent(name, month.getValue());
                }
            }
        }
        return months;
    }
}
