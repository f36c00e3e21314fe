package io.gemba.copilot.answering;

/** Tokens that a model counted. */
public record Usage(int inputTokens, int outputTokens) {
    /** No model was used. */
    public static final Usage NONE = new Usage(0, 0);
}
