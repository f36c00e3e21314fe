package io.gemba.model.usage;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.model.ModelReply.Usage;
import java.time.Duration;
import java.time.Instant;

/**
 * One call to the gateway.
 *
 * @param provider the last provider tried; empty if none could be
 * @param model the model that answered, or was asked last; empty if none was
 * @param promptHash empty for embeddings
 * @param outcome {@code ok}, or the code of the {@link io.gemba.model.FailureReason}
 * @param attempts requests sent, over all providers
 */
public record ModelUse(
        TenantId tenant,
        Instant at,
        String useCase,
        String provider,
        String model,
        Classification dataClass,
        String promptHash,
        Usage usage,
        String outcome,
        int attempts,
        Duration took) {
    public static final String OK = "ok";
}
