package io.gemba.corpus.embedding;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.TokenCounter;
import java.time.Instant;
import java.util.List;

/**
 * An embedding model at work for a tenant. Vectors are of unit length, so that their dot product is their cosine
 * similarity.
 *
 * <p>Its methods throw {@link io.gemba.embedding.EmbeddingUnavailable} when the model does not answer for now, and
 * {@link io.gemba.embedding.EmbeddingFailed} when it never will.
 */
public interface Embedder {
    /** The class of what people ask. */
    Classification QUESTIONS = Classification.INTERNAL;

    EmbeddingSpec spec();

    /** Counts as the model reads. */
    TokenCounter tokens();

    /** Whether the model may be shown data of that class. */
    boolean mayRead(Classification dataClass);

    /** The vector of a question, with the model's query instruction in front. */
    float[] question(TenantId tenant, String text, Instant deadline);

    /**
     * The vectors of passages, in their order. Text beyond {@code spec.maxTokens()} is not seen by the model.
     *
     * @param dataClass the highest among them; the model {@linkplain #mayRead may read} it
     */
    List<float[]> passages(TenantId tenant, Classification dataClass, List<String> texts);
}
