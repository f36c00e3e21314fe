package io.gemba.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Tokenizers from the {@code tokenizer.json} that comes with a model. */
public final class Tokenizers {
    private Tokenizers() {}

    /** Cuts off at so many tokens, special ones included. */
    public static HuggingFaceTokenizer cutting(byte[] json, int maxTokens) {
        return open(json, Map.of("truncation", "true", "maxLength", Integer.toString(maxTokens), "padding", "false"));
    }

    /** Cuts off nothing. */
    public static HuggingFaceTokenizer whole(byte[] json) {
        return open(json, Map.of("truncation", "false", "padding", "false"));
    }

    private static HuggingFaceTokenizer open(byte[] json, Map<String, String> options) {
        try (var in = new ByteArrayInputStream(json)) {
            return HuggingFaceTokenizer.newInstance(in, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The native library names no type of its own for a file that is none.
            throw new OnnxFailed("the tokenizer cannot be loaded: " + e.getMessage(), e);
        }
    }
}
