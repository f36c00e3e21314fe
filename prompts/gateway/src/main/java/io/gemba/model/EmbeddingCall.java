package io.gemba.model;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Texts to be embedded for one tenant.
 *
 * @param useCase what for, such as {@code ingestion/index}; kept in the usage ledger
 * @param dataClass the highest class among the texts
 * @param deadline when the vectors are of no use any more
 */
public record EmbeddingCall(
        TenantId tenant, String useCase, Classification dataClass, List<String> texts, Instant deadline) {
    public EmbeddingCall {
        ModelCall.requireUseCase(useCase);
        texts = List.copyOf(texts);
    }

    /** Does not show the texts. */
    @Override
    public String toString() {
        return "EmbeddingCall[%s, %s, %d texts]".formatted(useCase, dataClass.label(), texts.size());
    }
}
