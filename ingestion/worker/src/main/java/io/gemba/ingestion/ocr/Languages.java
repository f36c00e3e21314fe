package io.gemba.ingestion.ocr;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.LanguageDetector;
import io.gemba.ingestion.layout.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sourceforge.lept4j.Pix;

/**
 * Reads each page in its own language. All languages at once cost up to twice the time of one. A page is first read in
 * the language of the page before it; if that shows another language, it is read again in that one. For one thread.
 */
final class Languages implements AutoCloseable {
    private static final Map<Language, String> NAMES =
            Map.of(Language.ENGLISH, "eng", Language.GERMAN, "deu", Language.FRENCH, "fra", Language.SPANISH, "spa");
    private static final int ENOUGH_WORDS = 20;

    private final LanguageData data;
    private final LanguageDetector detector = new LanguageDetector();
    private final Map<List<String>, LanguageReader> readers = new HashMap<>();
    private List<String> likely;

    Languages(LanguageData data) {
        this.data = data;
        // Of other languages than these nothing tells which a page is in.
        this.likely = NAMES.values().containsAll(data.languages()) ? List.of("eng") : data.languages();
        reader(likely);
    }

    /** The words of a page in the language that is likely. */
    List<Token> words(Pix pix) {
        return reader(likely).words(pix);
    }

    /** The same words, read again if they are not in the language that was likely. */
    List<Token> inTheirLanguage(List<Token> words, Pix pix) {
        if (likely.equals(data.languages()) || words.isEmpty()) {
            return words;
        }
        if (words.size() < ENOUGH_WORDS) {
            return reader(data.languages()).words(pix);
        }
        var told = language(words);
        if (told.isEmpty() || likely.contains(told.get())) {
            return words;
        }
        likely = List.of(told.get());
        return words(pix);
    }

    private Optional<String> language(List<Token> words) {
        return detector.detect(words.stream().map(Token::text).collect(Collectors.joining(" ")))
                .map(NAMES::get)
                .filter(data.languages()::contains);
    }

    private LanguageReader reader(List<String> languages) {
        return readers.computeIfAbsent(languages, it -> new LanguageReader(data.folder(), it));
    }

    @Override
    public void close() {
        readers.values().forEach(LanguageReader::close);
    }
}
