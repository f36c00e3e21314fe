package io.gemba.corpus.embedding;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.TextEmbedder;
import io.gemba.embedding.TokenCounter;
import java.time.Instant;
import java.util.List;

/** A model within this process: it may be shown everything, and always answers. */
public record InProcessEmbedder(TextEmbedder texts) implements Embedder {
    @Override
    public EmbeddingSpec spec() {
        return texts.spec();
    }

    @Override
    public TokenCounter tokens() {
        return texts.tokens();
    }

    @Override
    public boolean mayRead(Classification dataClass) {
        return true;
    }

    @Override
    public float[] question(TenantId tenant, String text, Instant deadline) {
        return texts.question(text);
    }

    @Override
    public List<float[]> passages(TenantId tenant, Classification dataClass, List<String> passages) {
        return texts.passages(passages);
    }
}
