package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.Token;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells text from what a font with a wrong table of meanings makes of it. Every language that is read has a vowel in
 * nearly every longer word, and letters shifted by a few places have not.
 */
final class Legibility {
    private static final Pattern WORD = Pattern.compile("\\p{Punct}*\\p{L}{4,}\\p{Punct}*");
    private static final Pattern VOWEL =
            Pattern.compile("[aeiouyäöüàâéèêëîïôùûáíóúœ]", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A table of contents may be dots for the most part, and a form lines. */
    private static final Pattern LEADERS = Pattern.compile("[.…·_-]");

    private static final int TOO_FEW = 20;
    private static final double WITH_VOWELS = 0.6;
    private static final double LETTERS = 0.3;

    private Legibility() {}

    /**
     * False where the words of a page cannot be what a reader sees. Too few words are given the benefit of the doubt.
     */
    static boolean isText(List<Token> words) {
        if (words.size() < TOO_FEW) {
            return true;
        }
        var characters = words.stream()
                .mapToInt(word -> LEADERS.matcher(word.text()).replaceAll("").length())
                .sum();
        var letters = words.stream()
                .flatMapToInt(word -> word.text().chars())
                .filter(Character::isLetterOrDigit)
                .count();
        var longer = words.stream()
                .filter(word -> WORD.matcher(word.text()).matches())
                .toList();
        var withVowels = longer.stream()
                .filter(word -> VOWEL.matcher(word.text()).find())
                .count();
        return letters > LETTERS * characters && (longer.size() < TOO_FEW || withVowels > WITH_VOWELS * longer.size());
    }
}
