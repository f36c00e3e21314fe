package io.gemba.copilot.grounding;

import io.gemba.corpus.text.Identifiers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The facts of a text that can be checked by comparing: numbers with their units, dates and identifiers, whatever the
 * notation. A number that may be read in two ways, such as 1.200, has both readings; two texts agree on it when they
 * share one. A number without a unit, such as one in a table whose header has the unit, agrees with any.
 */
public final class Figures {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.,])[-+−]?\\d+(?:[.,'\\u2009\\u00a0 ]\\d{3})*(?:[.,]\\d+)?(?![\\d])");
    /** A date is its three numbers, whatever parts them. */
    private static final Pattern DATE =
            Pattern.compile("(?<![\\p{L}\\d.,/-])(\\d{4}|\\d{1,2})[-./](\\d{1,2})[-./](\\d{4}|\\d{2})(?![\\d/-])");

    private static final Pattern CITATION = Pattern.compile("\\[\\d{1,3}]");
    private static final Pattern THREE_AFTER_SEPARATOR = Pattern.compile("[-+]?\\d{1,3}[.,]\\d{3}");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("twelve", "12"),
            Map.entry("twice", "2"),
            Map.entry("once", "1"),
            Map.entry("zwei", "2"),
            Map.entry("drei", "3"),
            Map.entry("vier", "4"),
            Map.entry("fünf", "5"),
            Map.entry("sechs", "6"),
            Map.entry("sieben", "7"),
            Map.entry("acht", "8"),
            Map.entry("neun", "9"),
            Map.entry("zehn", "10"),
            Map.entry("zwölf", "12"),
            Map.entry("deux", "2"),
            Map.entry("trois", "3"),
            Map.entry("quatre", "4"),
            Map.entry("cinq", "5"),
            Map.entry("sept", "7"),
            Map.entry("huit", "8"),
            Map.entry("neuf", "9"),
            Map.entry("dix", "10"),
            Map.entry("dos", "2"),
            Map.entry("tres", "3"),
            Map.entry("cuatro", "4"),
            Map.entry("cinco", "5"),
            Map.entry("seis", "6"),
            Map.entry("siete", "7"),
            Map.entry("ocho", "8"));

    private static final String ANY_UNIT = "";

    private Figures() {}

    /**
     * The figures of a statement that do not occur in any of the texts, as they are written; citation marks are none.
     */
    public static Set<String> unsupported(String statement, Iterable<String> texts) {
        var known = new HashMap<String, Set<String>>();
        for (var text : texts) {
            for (var number : numbers(text)) {
                readingsOf(number.written()).forEach(reading -> add(known, reading, number.unit()));
            }
            Identifiers.indexed(text).forEach(it -> add(known, it, ANY_UNIT));
            spelledOut(text).forEach(it -> add(known, it, ANY_UNIT));
        }
        var plain = CITATION.matcher(statement).replaceAll(" ");
        var unsupported = new LinkedHashSet<String>();
        for (var identifier : Identifiers.in(plain)) {
            if (!known.containsKey(identifier)) {
                unsupported.add(identifier);
            }
        }
        for (var number : numbers(Identifiers.without(plain))) {
            if (readingsOf(number.written()).stream()
                    .noneMatch(reading -> agrees(number, known.getOrDefault(reading, Set.of())))) {
                unsupported.add(number.written());
            }
        }
        return unsupported;
    }

    private static void add(Map<String, Set<String>> known, String reading, String unit) {
        known.computeIfAbsent(reading, it -> new HashSet<>()).add(unit);
    }

    private static boolean agrees(Written number, Set<String> units) {
        return number.unit().equals(ANY_UNIT)
                ? !units.isEmpty()
                : units.contains(number.unit()) || units.contains(ANY_UNIT);
    }

    /** True if a text holds any figure that could be checked. */
    public static boolean occurIn(String text) {
        var plain = CITATION.matcher(text).replaceAll(" ");
        return !numbers(plain).isEmpty() || !Identifiers.in(plain).isEmpty();
    }

    private static Set<Written> numbers(String text) {
        var plain = DATE.matcher(text).replaceAll("$1 ; $2 ; $3");
        return NUMBER.matcher(plain)
                .results()
                .map(it -> new Written(
                        it.group(), Units.at(plain, it.start(), it.end()).orElse(ANY_UNIT)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A number without regard to sign: a loss of 3 and a change of -3 are one figure. */
    private static Set<String> readingsOf(String written) {
        var number = written.replaceAll("[-+−'\\u2009\\u00a0 ]", "");
        var readings = new HashSet<String>();
        if (THREE_AFTER_SEPARATOR.matcher(number).matches()) {
            readings.add(plain(number.replaceAll("[.,]", "")));
            readings.add(plain(number.replace(',', '.')));
            return readings;
        }
        var last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (last < 0) {
            readings.add(plain(number));
        } else if (number.indexOf(number.charAt(last)) < last) {
            readings.add(plain(number.replaceAll("[.,]", "")));
        } else {
            readings.add(plain(number.substring(0, last).replaceAll("[.,]", "") + "." + number.substring(last + 1)));
        }
        return readings;
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static Set<String> spelledOut(String text) {
        var spelled = new HashSet<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            var value = WORDS.get(word);
            if (value != null) {
                spelled.add(value);
            }
        }
        return spelled;
    }

    private record Written(String written, String unit) {}
}
