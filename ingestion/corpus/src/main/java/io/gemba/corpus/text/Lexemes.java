package io.gemba.corpus.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Reduces text to the stems of its content words. The index, the questions and the scoring of answers all read text
 * through this one class, so that what the database matched is what the answer is judged by.
 */
public final class Lexemes {
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+");
    /** "nachzuziehen" is a form of "nachziehen"; "Anzugsmoment" is none. */
    private static final Pattern INFINITIVE_WITH_ZU = Pattern.compile(
            "^(ab|an|auf|aus|bei|durch|ein|fest|frei|her|hin|los|nach|um|vor|weg|wieder|zurück|zusammen)zu(?!g)(?=\\p{L}{4,}[nr]n?$)");

    /** The month, told from the verb by what stands beside it, and named as other languages do. */
    private static final Pattern MAY = Pattern.compile(
            "\\bMay(?:\\b(?<=\\b(?:in|of|on|since|until|till|by|from|before|after|during|early|late|mid|last|this|next|\\d(?:st|nd|rd|th)?)[ -]May)"
                    + "|(?=,? \\d))");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d+");

    private final PerLanguage<Analyzer> analyzers = PerLanguage.of(LanguageAnalyzer::new);

    /** The stems of the content words of a text, in order, repeated as often as they occur. */
    public List<String> of(String text, Language language) {
        var stems = new ArrayList<String>();
        try (var stream = analyzers.get(language).tokenStream("text", unambiguous(text, language))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(number(term.toString(), language));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stems;
    }

    /** The text with English months of May named as in other languages, for it to be read word by word. */
    public String unambiguous(String text, Language language) {
        return language == Language.ENGLISH ? MAY.matcher(text).replaceAll("Mai") : text;
    }

    private static String number(String stem, Language language) {
        if (!Character.isDigit(stem.charAt(0))) {
            return stem;
        }
        var grouping = language == Language.ENGLISH ? "," : ".";
        if (GROUPED.matcher(stem).matches() && stem.contains(grouping)) {
            return stem.replace(grouping, "");
        }
        return DECIMAL_COMMA.matcher(stem).matches() ? stem.replace(',', '.') : stem;
    }

    private static final class LanguageAnalyzer extends Analyzer {
        private final Language language;
        private final CharArraySet functionWords;

        LanguageAnalyzer(Language language) {
            this.language = language;
            this.functionWords = FunctionWords.of(language);
        }

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            var words = new StandardTokenizer();
            return new TokenStreamComponents(words, stemmed(new LowerCaseFilter(words)));
        }

        private TokenStream stemmed(TokenStream words) {
            return switch (language) {
                case ENGLISH -> new PorterStemFilter(content(new EnglishPossessiveFilter(words)));
                case GERMAN ->
                    new GermanLightStemFilter(new GermanNormalizationFilter(
                            new PatternReplaceFilter(content(words), INFINITIVE_WITH_ZU, "$1", false)));
                case FRENCH ->
                    new ASCIIFoldingFilter(new FrenchLightStemFilter(
                            content(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES))));
                case SPANISH -> new ASCIIFoldingFilter(new SpanishLightStemFilter(content(words)));
            };
        }

        private TokenStream content(TokenStream words) {
            return new StopFilter(words, functionWords);
        }
    }
}
