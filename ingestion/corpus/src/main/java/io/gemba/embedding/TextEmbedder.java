package io.gemba.embedding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;

/**
 * Embeds questions and passages with a model of this process. Vectors are of unit length, so that their dot product is
 * their cosine similarity.
 *
 * @param model does the work; must produce vectors of {@code spec.dimensions()}
 * @param tokens counts as {@code model} reads
 */
public record TextEmbedder(EmbeddingSpec spec, EmbeddingModel model, TokenCounter tokens) {

    /** The vector of a question, with the model's query instruction in front. */
    public float[] question(String text) {
        return UnitVector.of(
                model.embed(spec.queryInstruction() + text).content().vector(), spec);
    }

    /**
     * The vectors of passages, in their order, each with the model's passage instruction in front. Text beyond
     * {@code spec.maxTokens()} is not seen by the model.
     */
    public List<float[]> passages(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var segments = texts.stream()
                .map(text -> TextSegment.from(spec.passageInstruction() + text))
                .toList();
        return model.embedAll(segments).content().stream()
                .map(embedding -> UnitVector.of(embedding.vector(), spec))
                .toList();
    }
}
