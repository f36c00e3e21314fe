package io.gemba.reranking;

/** The file that is named is no cross-encoder, or its tokenizer cannot be read. */
public final class RerankerUnusable extends RuntimeException {
    RerankerUnusable(String message, Throwable cause) {
        super("gemba.search.reranker: " + message, cause);
    }
}
