package io.gemba.corpus.search;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * One thing that a question asks for: a word with the stems it may have been indexed under, or an identifier.
 *
 * @param word as the asker wrote it
 * @param lexemes the stems that stand for it, best first; of an identifier its one lexeme
 * @param identifier true if it has to be found exactly
 * @param splits true if it is a word of a language that writes compounds as one
 * @param parts stems that stand for a part of it only, such as those of a compound in another language
 */
public record QueryTerm(
        String word,
        List<String> lexemes,
        boolean identifier,
        boolean splits,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> parts) {

    /** A term that nothing stands for in part. */
    public QueryTerm(String word, List<String> lexemes, boolean identifier, boolean splits) {
        this(word, lexemes, identifier, splits, List.of());
    }

    public QueryTerm {
        lexemes = List.copyOf(lexemes);
        parts = List.copyOf(parts);
        if (lexemes.isEmpty()) {
            throw new IllegalArgumentException("a term has at least one lexeme");
        }
    }
}
