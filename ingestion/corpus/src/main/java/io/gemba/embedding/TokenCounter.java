package io.gemba.embedding;

/** Counts the tokens that an embedding model reads in a text, special tokens included. */
@FunctionalInterface
public interface TokenCounter {
    int count(String text);
}
