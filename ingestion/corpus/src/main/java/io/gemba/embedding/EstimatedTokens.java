package io.gemba.embedding;

/**
 * Counts the tokens of a model whose tokenizer is not at hand: one for every three characters, which is more than the
 * tokenizers of multilingual models make of European languages.
 */
public final class EstimatedTokens implements TokenCounter {
    private static final int CHARACTERS = 3;
    private static final int SPECIAL = 2;

    @Override
    public int count(String text) {
        return SPECIAL + Math.ceilDiv(text.length(), CHARACTERS);
    }
}
