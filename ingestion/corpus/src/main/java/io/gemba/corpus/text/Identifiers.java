package io.gemba.corpus.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds part, document, order and lot numbers, error codes and the like, in a form under which their spellings agree:
 * {@code SOP-014}, {@code SOP 014} and {@code SOP014} are all {@code SOP014}. Zeros in front tell one from another:
 * {@code E-0417} is not {@code E-417}.
 */
public final class Identifiers {
    private static final Pattern CANDIDATE = Pattern.compile("(?<![\\p{L}\\p{N}])(?:[A-Z]{2,6}[ \\u00a0]\\d{2,}|[A-Z]["
            + " \\u00a0]\\d{3,}(?![ \\u00a0]?(?:[%°]|[a-zµ]{1,3}\\b|Nm|kN|[MGk]?Pa|[VAWKNCF]\\b)|[.,]\\d)"
            + "|[\\p{L}\\p{N}]+)(?:[-/._][\\p{L}\\p{N}]+)*(?![\\p{L}\\p{N}])");
    private static final Pattern SPOKEN =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}{1,6}[ \\u00a0]\\d{2,}(?![\\p{L}\\p{N}]|[.,]\\d)");
    private static final Pattern QUANTITY = Pattern.compile(
            "(?:EUR|USD|GBP|CHF|PLN|CZK)["
                    + " \\u00a0]\\d+|\\d+(?:[.,]\\d+)*(?:-\\p{Ll}{2,}|[a-zµ°%²³]{1,4}|Nm|kN|k?Hz|MHz|kW|[MGk]?Pa|HRC|H[VB]|[VAWKNCFJL]|k?VA|rpm|RPM|dB|mL|[AMG][Bh])?");
    private static final Pattern NUMBER = Pattern.compile("[\\d.,/_-]+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5,}|0\\d{2,}|\\d+(?:[-/]\\d+)+");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}");
    private static final Pattern WORD_AND_NUMBER = Pattern.compile("(\\p{L}{2,})(\\d+)");
    private static final Pattern SEPARATOR = Pattern.compile("[-/._ \\u00a0]");
    private static final String SEPARATORS = ".,' \u00a0\u2009";
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 4;

    private Identifiers() {}

    /** The identifiers of a text, normalised, in order of appearance. */
    public static Set<String> in(CharSequence text) {
        var found = new LinkedHashSet<String>();
        candidates(text).forEach(it -> found.add(normal(it)));
        return found;
    }

    /**
     * The identifiers under which a text is to be found: those in it, and the stems of the compound ones, so that
     * {@code HX-200/3} is found as {@code HX-200} too.
     */
    public static Set<String> indexed(CharSequence text) {
        var found = new LinkedHashSet<String>();
        for (var candidate : candidates(text)) {
            found.add(normal(candidate));
            var separators = SEPARATOR.matcher(candidate);
            while (separators.find()) {
                var stem = candidate.substring(0, separators.start());
                if (isIdentifier(stem)) {
                    found.add(normal(stem));
                }
            }
        }
        return found;
    }

    /** What a hasty writer may have meant as identifiers, such as {@code sop 14}; most of it is chance. */
    public static Set<String> spokenIn(CharSequence text) {
        var found = new LinkedHashSet<String>();
        SPOKEN.matcher(text).results().map(MatchResult::group).forEach(it -> found.add(normal(it)));
        return found;
    }

    /**
     * What a spoken identifier may stand for: itself, and the numbers of three and four digits that it is short for,
     * such as {@code SOP014} for {@code SOP14}.
     */
    public static Set<String> spokenFor(String normal) {
        var meant = new LinkedHashSet<String>(Set.of(normal));
        var parts = WORD_AND_NUMBER.matcher(normal);
        if (parts.matches() && !parts.group(2).startsWith("0")) {
            for (int digits = parts.group(2).length() + 1; digits <= MOST_DIGITS; digits++) {
                meant.add(parts.group(1) + "0".repeat(digits - parts.group(2).length()) + parts.group(2));
            }
        }
        return meant;
    }

    /** The text with a blank in the place of each identifier. */
    public static String without(CharSequence text) {
        return CANDIDATE.matcher(text).replaceAll(match -> isIdentifier(match, text) ? " " : "$0");
    }

    /** The text with a blank in the place of those identifiers, which are given normalised. */
    public static String without(CharSequence text, Set<String> identifiers) {
        return CANDIDATE.matcher(text).replaceAll(match -> identifiers.contains(normal(match.group())) ? " " : "$0");
    }

    /** The identifiers of a text, normalised, each as it is first written. */
    public static Map<String, String> spellings(CharSequence text) {
        var found = new LinkedHashMap<String, String>();
        candidates(text).forEach(it -> found.putIfAbsent(normal(it), it));
        return found;
    }

    /** The text with something else in the place of an identifier, which is given normalised. */
    public static String replaced(CharSequence text, String identifier, String by) {
        return CANDIDATE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        isIdentifier(match, text) && normal(match.group()).equals(identifier) ? by : match.group()));
    }

    /** The form under which the spellings of one identifier agree. */
    public static String normal(String identifier) {
        return SEPARATOR.matcher(identifier.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    private static Iterable<String> candidates(CharSequence text) {
        return () -> CANDIDATE
                .matcher(text)
                .results()
                .filter(match -> isIdentifier(match, text))
                .map(MatchResult::group)
                .iterator();
    }

    private static boolean isIdentifier(MatchResult match, CharSequence text) {
        return isIdentifier(match.group()) && !goesOn(match, text);
    }

    /** True of the thousands or decimals of a number, which begin behind a separator. */
    private static boolean goesOn(MatchResult match, CharSequence text) {
        var at = match.start();
        return match.group().startsWith("0")
                && at >= 2
                && SEPARATORS.indexOf(text.charAt(at - 1)) >= 0
                && Character.isDigit(text.charAt(at - 2));
    }

    private static boolean isIdentifier(String word) {
        if (word.length() > LONGEST) {
            return false;
        }
        if (NUMBER.matcher(word).matches()) {
            return LONG_NUMBER.matcher(word).matches() && !DATE.matcher(word).matches();
        }
        return word.chars().anyMatch(Character::isDigit)
                && !QUANTITY.matcher(word).matches();
    }
}
