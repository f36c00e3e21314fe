package io.gemba.copilot.skill;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The days that a text writes out. */
record WrittenDays(String text, LocalDate today) {
    /** A day as it is written, its parts in groups. */
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");

    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})(?![\\d/-])");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s+(?:de\\s+|of\\s+)?(" + TimeNames.MONTH + ")\\b\\.?"
                    + TimeNames.YEAR,
            TimeNames.FLAGS);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "\\b(" + TimeNames.MONTH + ")\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s*((?:19|20)\\d{2}))?",
            TimeNames.FLAGS);

    private static final List<Pattern> PATTERNS = List.of(ISO, NUMBERS, DAY_MONTH, MONTH_DAY);

    /** A text without them. */
    static String without(String text) {
        var rest = text;
        for (var pattern : PATTERNS) {
            rest = pattern.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    /** Days that are written out, by where they stand. */
    Map<Integer, LocalDate> all() {
        var days = new LinkedHashMap<Integer, LocalDate>();
        ISO.matcher(text).results().forEach(it -> keep(days, it, part(it, 1), part(it, 2), part(it, 3)));
        NUMBERS.matcher(text).results().forEach(it -> {
            var year = part(it, 3);
            keep(days, it, year < 100 ? 2000 + year : year, part(it, 2), part(it, 1));
        });
        DAY_MONTH
                .matcher(text)
                .results()
                .forEach(it -> keep(days, it, it.group(3), TimeNames.month(it.group(2)), part(it, 1)));
        MONTH_DAY
                .matcher(text)
                .results()
                .forEach(it -> keep(days, it, it.group(3), TimeNames.month(it.group(1)), part(it, 2)));
        return days;
    }

    private void keep(Map<Integer, LocalDate> days, MatchResult at, @Nullable String year, int month, int day) {
        if (year != null) {
            keep(days, at, Integer.parseInt(year), month, day);
        } else {
            // Without its year it is the one that is nearest.
            IntStream.rangeClosed(today.getYear() - 1, today.getYear() + 1)
                    .mapToObj(it -> date(it, month, day))
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingLong(it -> Math.abs(ChronoUnit.DAYS.between(today, it))))
                    .ifPresent(it -> days.putIfAbsent(at.start(), it));
        }
    }

    private static void keep(Map<Integer, LocalDate> days, MatchResult at, int year, int month, int day) {
        date(year, month, day).ifPresent(it -> days.putIfAbsent(at.start(), it));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
