package io.gemba.copilot.retrieval;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.Set;

/**
 * Reads texts for what they are about, so that other words for the same, also of another language, are the same.
 *
 * @param glossaries says which words are
 */
public record Meanings(Lexemes lexemes, Glossaries glossaries) {

    /** What the content words of a text stand for; without numbers and identifiers. */
    public Set<String> of(String text, Language language) {
        return QuestionTerms.meanings(text, language, lexemes, glossaries.current());
    }
}
