package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Question.RevisionWish;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.LanguageDetector;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a question: its language, what kind of answer it wants, and the words and identifiers it turns on. */
public final class QuestionReader {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,'’-][\\p{L}\\p{N}]+)*");
    private static final Pattern NAMED_REVISION = Pattern.compile(
            "\\b(?:rev(?:ision|\\.)?|revisión|révision|indice|ausgabe|issue|version)\\s*([A-Z]|\\d{1,2})\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern OLDER = Pattern.compile(
            "\\b(?:(?:old|older|previous|earlier|former|superseded|outdated)"
                    + " (?:revision|version|issue|edition)s?|(?:alte[nrs]?|ältere[nrs]?|frühere[nrs]?|vorige[nrs]?|vorherige[nrs]?|ersetzte[nrs]?)"
                    + " (?:revision|fassung|version|ausgabe)|(?:ancienne|précédente)"
                    + " (?:révision|version)|(?:antigua|anterior) (?:revisión|versión)|(?:revisión|versión) anterior)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final LanguageDetector detector = new LanguageDetector();
    private final Lexemes lexemes;
    private final Glossary glossary;

    public QuestionReader(Lexemes lexemes) {
        this.lexemes = lexemes;
        this.glossary = Glossary.shipped(lexemes);
    }

    /**
     * Reads a question.
     *
     * @param usual the asker's language, where the question itself does not tell
     * @param before the turn before it, if it belongs to a conversation
     */
    public Question read(String asked, Language usual, Optional<Question> before) {
        var language = detector.detect(asked).orElse(usual);
        var type = QuestionCues.typeOf(asked, language);
        var terms = terms(asked, language);
        var question = new Question(asked, asked, language, type, terms, revision(asked));
        return before.filter(earlier -> FollowUp.leansOn(question))
                .map(earlier -> FollowUp.completed(question, earlier))
                .orElse(question);
    }

    private static RevisionWish revision(String text) {
        var named = NAMED_REVISION.matcher(text);
        return new RevisionWish(
                named.find() ? Optional.of(named.group(1).toUpperCase(Locale.ROOT)) : Optional.empty(),
                OLDER.matcher(text).find());
    }

    private List<QueryTerm> terms(String text, Language language) {
        var terms = new LinkedHashMap<String, QueryTerm>();
        for (var identifier : Identifiers.in(text)) {
            terms.put(identifier, new QueryTerm(identifier, List.of(SearchText.IDENTIFIER + identifier), true, false));
        }
        var words = WORD.matcher(Identifiers.without(text));
        while (words.find()) {
            word(words.group(), language, terms);
        }
        for (var spoken : Identifiers.spokenIn(text)) {
            terms.computeIfAbsent(
                    spoken, key -> new QueryTerm(key, List.of(SearchText.IDENTIFIER + key), false, false));
        }
        return new ArrayList<>(terms.values());
    }

    private void word(String word, Language language, Map<String, QueryTerm> terms) {
        if (LightWords.contains(word.toLowerCase(Locale.ROOT), language)) {
            return;
        }
        var parts = lexemes.of(word, language);
        for (var part : parts) {
            var stems = new LinkedHashSet<>(List.of(part));
            if (parts.size() == 1) {
                for (var other : Language.values()) {
                    stems.addAll(lexemes.of(word, other));
                }
                stems.addAll(glossary.of(part));
            }
            var shown = parts.size() == 1 ? word.toLowerCase(Locale.ROOT) : part;
            terms.putIfAbsent(part, new QueryTerm(shown, new ArrayList<>(stems), false, language == Language.GERMAN));
        }
    }
}
