package io.gemba.embedding;

/** The embedding model does not answer for now; trying again later may help. */
public final class EmbeddingUnavailable extends RuntimeException {
    public EmbeddingUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
