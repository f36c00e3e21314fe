package io.gemba.corpus.search;

import java.util.List;

/**
 * One thing that a question asks for: a word with the stems it may have been indexed under, or an identifier.
 *
 * @param word as the asker wrote it
 * @param lexemes the stems that stand for it, best first; of an identifier its one lexeme
 * @param identifier true if it has to be found exactly
 * @param splits true if it is a word of a language that writes compounds as one
 */
public record QueryTerm(String word, List<String> lexemes, boolean identifier, boolean splits) {
    public QueryTerm {
        lexemes = List.copyOf(lexemes);
        if (lexemes.isEmpty()) {
            throw new IllegalArgumentException("a term has at least one lexeme");
        }
    }
}
