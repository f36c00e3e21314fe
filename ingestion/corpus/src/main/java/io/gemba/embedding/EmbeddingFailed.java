package io.gemba.embedding;

/** A text could not be turned into a vector. */
public final class EmbeddingFailed extends RuntimeException {
    EmbeddingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
