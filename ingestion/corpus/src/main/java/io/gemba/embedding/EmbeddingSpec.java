package io.gemba.embedding;

/**
 * What makes vectors comparable: two texts can be compared only when both were embedded under the same spec.
 *
 * @param name the model's name, unique among models
 * @param dimensions length of a vector
 * @param maxTokens longest text the model reads, special tokens included; what lies beyond is lost
 * @param queryInstruction put before a question, not before a passage; may be empty
 * @param passageInstruction put before a passage; short, and may be empty
 */
public record EmbeddingSpec(
        String name, int dimensions, int maxTokens, String queryInstruction, String passageInstruction) {
    public EmbeddingSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an embedding has a name");
        }
        if (dimensions < 1 || maxTokens < 8) {
            throw new IllegalArgumentException("an embedding has at least 1 dimension and reads at least 8 tokens");
        }
    }

    /** Of a model that is shown passages as they are. */
    public EmbeddingSpec(String name, int dimensions, int maxTokens, String queryInstruction) {
        this(name, dimensions, maxTokens, queryInstruction, "");
    }
}
