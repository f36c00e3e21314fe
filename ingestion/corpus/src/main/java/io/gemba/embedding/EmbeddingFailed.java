package io.gemba.embedding;

/** A text cannot be turned into a vector, and trying again does not help. */
public final class EmbeddingFailed extends RuntimeException {
    public EmbeddingFailed(String message) {
        super(message);
    }

    public EmbeddingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
