package io.gemba.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;

/**
 * Embeds questions and passages for the corpus. Vectors are of unit length, so that their dot product is their cosine
 * similarity.
 *
 * @param model does the work; must produce vectors of {@code spec.dimensions()}
 * @param tokens counts as {@code model} reads
 */
public record TextEmbedder(EmbeddingSpec spec, EmbeddingModel model, TokenCounter tokens) {

    /** The vector of a question, with the model's query instruction in front. */
    public float[] question(String text) {
        return unit(model.embed(spec.queryInstruction() + text).content());
    }

    /** The vectors of passages, in their order. Text beyond {@code spec.maxTokens()} is not seen by the model. */
    public List<float[]> passages(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var segments = texts.stream().map(TextSegment::from).toList();
        return model.embedAll(segments).content().stream().map(this::unit).toList();
    }

    private float[] unit(Embedding embedding) {
        if (embedding.dimension() != spec.dimensions()) {
            throw new IllegalStateException("%s gave a vector of %d dimensions instead of %d"
                    .formatted(spec.name(), embedding.dimension(), spec.dimensions()));
        }
        embedding.normalize();
        return embedding.vector();
    }
}
