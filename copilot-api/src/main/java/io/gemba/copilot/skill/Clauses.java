package io.gemba.copilot.skill;

import java.util.List;
import java.util.regex.Pattern;

/** The parts of a question that may each be one: its sentences, and what "and" joins. */
final class Clauses {
    private static final Pattern BORDER = Pattern.compile(
            "(?<=[?!;])\\s+|(?<=[^\\d]\\.)\\s+(?=\\p{Lu})"
                    + "|,?\\s+(?:and also|and|as well as|und auch|und|sowie|ainsi que|et aussi|et|y también|y|e)\\s+"
                    + "|,\\s+(?=(?:what|who|which|how|when|was|wer|welche[rsn]?|wie|wann|que|qui|quelles?|quels?|comment|quand"
                    + "|qué|quién|cuál|cuánt[oa]s?|cómo|cuándo)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final int SHORTEST = 6;
    private static final int FEWEST_WORDS = 3;
    private static final int MOST = 4;

    private Clauses() {}

    static List<String> of(String question) {
        return BORDER.splitAsStream(question)
                .map(String::strip)
                .filter(it -> it.length() >= SHORTEST && it.split("\\s+").length >= FEWEST_WORDS)
                .limit(MOST)
                .toList();
    }
}
