package io.gemba.model.embedding;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.embedding.TokenCounter;
import io.gemba.embedding.UnitVector;
import io.gemba.model.EmbeddingCall;
import io.gemba.model.EmbeddingEndpoint;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A model behind an endpoint.
 *
 * @param batch how many texts it is sent at once
 */
record EndpointEmbedder(EmbeddingEndpoint endpoint, EmbeddingSpec spec, TokenCounter tokens, int batch)
        implements Embedder {
    /** The gateway's own limit for a call is shorter. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String QUESTION = "search/question";
    private static final String PASSAGES = "ingestion/index";

    @Override
    public boolean mayRead(Classification dataClass) {
        return endpoint.serves(dataClass);
    }

    @Override
    public float[] question(TenantId tenant, String text, Instant deadline) {
        return embed(new EmbeddingCall(tenant, QUESTION, QUESTIONS, List.of(spec.queryInstruction() + text), deadline))
                .getFirst();
    }

    @Override
    public List<float[]> passages(TenantId tenant, Classification dataClass, List<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += batch) {
            List<String> some = texts.subList(from, Math.min(from + batch, texts.size())).stream()
                    .map(text -> spec.passageInstruction() + text)
                    .toList();
            vectors.addAll(embed(new EmbeddingCall(
                    tenant, PASSAGES, dataClass, some, Instant.now().plus(LONGEST))));
        }
        return vectors;
    }

    private List<float[]> embed(EmbeddingCall call) {
        try {
            return endpoint.embed(call).stream()
                    .map(vector -> UnitVector.of(vector, spec))
                    .toList();
        } catch (ModelFailed e) {
            String message = "embedding model %s: %s".formatted(spec.name(), e.getMessage());
            throw isLasting(e.reason()) ? new EmbeddingFailed(message, e) : new EmbeddingUnavailable(message, e);
        }
    }

    /** Whether the text itself is the reason. Credentials that are refused are not: documents wait for better ones. */
    private static boolean isLasting(FailureReason reason) {
        return switch (reason) {
            case FailureReason.Rejected it -> it.status() == 400 || it.status() == 413 || it.status() == 422;
            case FailureReason.ContextTooLong it -> true;
            case FailureReason.ContentRefused it -> true;
            case FailureReason.NoProvider it -> true;
            case FailureReason.Unauthorized it -> false;
            case FailureReason.RateLimited it -> false;
            case FailureReason.ServerFault it -> false;
            case FailureReason.Resting it -> false;
            case FailureReason.Unreachable it -> false;
            case FailureReason.Stalled it -> false;
            case FailureReason.Malformed it -> false;
            case FailureReason.Cut it -> false;
            case FailureReason.TimedOut it -> false;
            case FailureReason.Overloaded it -> false;
            case FailureReason.Cancelled it -> false;
        };
    }
}
