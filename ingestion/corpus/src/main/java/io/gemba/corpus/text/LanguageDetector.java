package io.gemba.corpus.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Tells a text's language by its function words and letters. Statistical detectors were tried and need 150 to 300 MB
 * for four languages, and still take "oil change interval" for French; function words decide all running text, and for
 * the few words without any the caller knows the asker's language better than statistics do.
 */
public final class LanguageDetector {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int ENOUGH_WORDS = 400;
    private static final Map<Language, Pattern> LETTERS = Map.of(
            Language.GERMAN, Pattern.compile("[äöüß]"),
            Language.FRENCH, Pattern.compile("[àâçèêëîïôœùû]"),
            Language.SPANISH, Pattern.compile("[ñáíóú]"));
    /** Marks that no other of the languages puts before a question or a call; they stand beside words. */
    private static final Pattern SPANISH_MARK = Pattern.compile("[¿¡]");

    private final PerLanguage<CharArraySet> functionWords = PerLanguage.of(FunctionWords::of);

    /** The language with the most evidence; empty if there is none, or two have equally much. */
    public Optional<Language> detect(CharSequence text) {
        var votes = new EnumMap<Language, Double>(Language.class);
        var words = WORD.matcher(text);
        for (int n = 0; n < ENOUGH_WORDS && words.find(); n++) {
            vote(words.group().toLowerCase(Locale.ROOT), votes);
        }
        if (SPANISH_MARK.matcher(text).find()) {
            votes.merge(Language.SPANISH, 0.8, Double::sum);
        }
        var best = 0.0;
        var second = 0.0;
        Optional<Language> winner = Optional.empty();
        for (var entry : votes.entrySet()) {
            if (entry.getValue() > best) {
                second = best;
                best = entry.getValue();
                winner = Optional.of(entry.getKey());
            } else {
                second = Math.max(second, entry.getValue());
            }
        }
        return best > second ? winner : Optional.empty();
    }

    private void vote(String word, Map<Language, Double> votes) {
        for (var language : Language.values()) {
            if (functionWords.get(language).contains(word)) {
                votes.merge(language, 1.0, Double::sum);
            }
        }
        LETTERS.forEach((language, letters) -> {
            if (letters.matcher(word).find()) {
                votes.merge(language, 0.8, Double::sum);
            }
        });
    }
}
