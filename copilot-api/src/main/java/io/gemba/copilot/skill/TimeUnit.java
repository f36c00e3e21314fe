package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** What people count days by, in the plant's languages. */
enum TimeUnit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** Any of them, in a group of its own. */
    static final String NAME = "(days?|tag(?:e|en|es)?|jours?|días?|weeks?|wochen?|semaines?|semanas?"
            + "|months?|monat(?:e|en|s)?|mois|mes(?:es)?|quarters?|quartal(?:e|en|s)?|trimestres?|years?"
            + "|jahr(?:e|en|es)?|ans?|années?|años?)";

    /** A small number, in digits or as a word, in a group of its own. */
    static final String NUMBER;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("fünf", 5),
            Map.entry("sechs", 6),
            Map.entry("sieben", 7),
            Map.entry("acht", 8),
            Map.entry("zehn", 10),
            Map.entry("zwölf", 12),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("sept", 7),
            Map.entry("huit", 8),
            Map.entry("dix", 10),
            Map.entry("douze", 12),
            Map.entry("dos", 2),
            Map.entry("tres", 3),
            Map.entry("cuatro", 4),
            Map.entry("cinco", 5),
            Map.entry("seis", 6),
            Map.entry("siete", 7),
            Map.entry("ocho", 8),
            Map.entry("diez", 10),
            Map.entry("doce", 12));

    static {
        NUMBER = "(\\d{1,3}|" + String.join("|", NUMBERS.keySet()) + ")";
    }

    /** By its name, or the letter that stands for it in "YTD" and "MTD". */
    static TimeUnit named(String name) {
        var word = name.toLowerCase(Locale.ROOT);
        if (word.startsWith("day") || word.startsWith("tag") || word.startsWith("jour") || word.startsWith("día")) {
            return DAY;
        }
        if (word.startsWith("week") || word.startsWith("woche") || word.startsWith("sem")) {
            return WEEK;
        }
        if (word.equals("m")
                || word.startsWith("month")
                || word.startsWith("monat")
                || word.startsWith("mois")
                || word.startsWith("mes")) {
            return MONTH;
        }
        return word.startsWith("qu") || word.startsWith("tri") ? QUARTER : YEAR;
    }

    static int number(String written) {
        var word = NUMBERS.get(written.toLowerCase(Locale.ROOT));
        return word == null ? Integer.parseInt(written) : word;
    }

    /** A day so many of them later. */
    LocalDate after(LocalDate day, int number) {
        return switch (this) {
            case DAY -> day.plusDays(number);
            case WEEK -> day.plusWeeks(number);
            case MONTH -> day.plusMonths(number);
            case QUARTER -> day.plusMonths(3L * number);
            case YEAR -> day.plusYears(number);
        };
    }

    /** The whole one that a day is in. */
    OfPeriod around(LocalDate day) {
        return switch (this) {
            case DAY -> OfPeriod.ofDay(day);
            case WEEK -> OfPeriod.ofWeek(day);
            case MONTH -> OfPeriod.ofMonth(day);
            case QUARTER -> OfPeriod.ofQuarter(day);
            case YEAR -> OfPeriod.ofYear(day.getYear());
        };
    }
}
