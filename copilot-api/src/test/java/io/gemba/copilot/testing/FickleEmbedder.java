package io.gemba.copilot.testing;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.embedding.TextEmbedder;
import io.gemba.embedding.TokenCounter;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;

/** The embedding model of the tests, which can stop answering. */
public final class FickleEmbedder implements Embedder {
    private final TextEmbedder texts = TestEmbedding.embedder();
    private volatile boolean answers = true;

    /** Does something while the model does not answer. */
    public void whileAway(Runnable work) {
        answers = false;
        try {
            work.run();
        } finally {
            answers = true;
        }
    }

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
        requireAnswer();
        return texts.question(text);
    }

    @Override
    public List<float[]> passages(TenantId tenant, Classification dataClass, List<String> passages) {
        requireAnswer();
        return texts.passages(passages);
    }

    private void requireAnswer() {
        if (!answers) {
            throw new EmbeddingUnavailable("unreachable", new ConnectException());
        }
    }
}
