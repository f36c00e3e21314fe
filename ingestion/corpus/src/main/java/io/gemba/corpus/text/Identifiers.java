package io.gemba.corpus.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds part, document, order and lot numbers, error codes and the like, in a form under which their spellings agree:
 * {@code SOP-014}, {@code SOP 14} and {@code SOP014} are all {@code SOP14}.
 */
public final class Identifiers {
    private static final Pattern CANDIDATE = Pattern.compile("(?<![\\p{L}\\p{N}])"
            + "(?:[A-Z]{2,6}[ \\u00a0]\\d{2,}|[\\p{L}\\p{N}]+)(?:[-/._][\\p{L}\\p{N}]+)*"
            + "(?![\\p{L}\\p{N}])");
    private static final Pattern SPOKEN =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}{1,6}[ \\u00a0]\\d{2,}(?![\\p{L}\\p{N}]|[.,]\\d)");
    private static final Pattern QUANTITY = Pattern.compile(
            "(?:EUR|USD|GBP|CHF|PLN|CZK)[ \\u00a0]\\d+|\\d+(?:[.,]\\d+)*(?:-\\p{Ll}{2,}|[a-zµ°%²³]{1,4}|Nm|kN|k?Hz|MHz|kW|[MGk]?Pa|HRC|H[VB]|[VAWKNCFJL]|k?VA|rpm|RPM|dB|mL|[AMG][Bh])?");
    private static final Pattern NUMBER = Pattern.compile("[\\d.,/_-]+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5,}|\\d+(?:[-/]\\d+)+");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");
    private static final Pattern SEPARATOR = Pattern.compile("[-/._ \\u00a0]");
    private static final int LONGEST = 40;

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

    /** The text with a blank in the place of each identifier. */
    public static String without(CharSequence text) {
        return CANDIDATE.matcher(text).replaceAll(match -> isIdentifier(match.group()) ? " " : "$0");
    }

    /** The text with a blank in the place of those identifiers, which are given normalised. */
    public static String without(CharSequence text, Set<String> identifiers) {
        return CANDIDATE.matcher(text).replaceAll(match -> identifiers.contains(normal(match.group())) ? " " : "$0");
    }

    /** The form under which the spellings of one identifier agree. */
    public static String normal(String identifier) {
        var zeros = LEADING_ZEROS.matcher(identifier.toUpperCase(Locale.ROOT)).replaceAll("");
        return SEPARATOR.matcher(zeros).replaceAll("");
    }

    private static Iterable<String> candidates(CharSequence text) {
        return () -> CANDIDATE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(Identifiers::isIdentifier)
                .iterator();
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
