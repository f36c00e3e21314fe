package io.gemba.embedding;

/**
 * What makes vectors comparable: two texts can be compared only when both were embedded under the same spec, so the
 * corpus keeps the one it was filled with and refuses another.
 *
 * @param name the model's name, unique among models
 * @param dimensions length of a vector
 * @param maxTokens longest text the model reads, special tokens included; what lies beyond is lost
 * @param queryInstruction put before a question, not before a passage; may be empty
 */
public record EmbeddingSpec(String name, int dimensions, int maxTokens, String queryInstruction) {
    public EmbeddingSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an embedding has a name");
        }
        if (dimensions < 1 || maxTokens < 8) {
            throw new IllegalArgumentException("an embedding has at least 1 dimension and reads at least 8 tokens");
        }
    }
}
