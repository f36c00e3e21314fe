package io.gemba.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an in-process embedding model.
 *
 * @param model the ONNX graph, with inputs {@code input_ids, attention_mask, token_type_ids}
 * @param tokenizer cuts off at {@code spec.maxTokens()}
 */
public record OnnxModelFiles(EmbeddingSpec spec, byte[] model, HuggingFaceTokenizer tokenizer, TokenCounter tokens) {
    private static final EmbeddingSpec BGE_SMALL = new EmbeddingSpec(
            "bge-small-en-v1.5-q", 384, 512, "Represent this sentence for searching relevant passages: ");

    /** The English model that comes with Gemba. */
    public static OnnxModelFiles bundled() {
        try (var model = resource("/bge-small-en-v1.5-q.onnx");
                var tokenizer = resource("/bge-small-en-v1.5-q-tokenizer.json")) {
            return of(BGE_SMALL, model.readAllBytes(), tokenizer.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model and its {@code tokenizer.json} that the operator names. */
    public static OnnxModelFiles at(EmbeddingSpec spec, Path model, Path tokenizer) throws IOException {
        return of(spec, Files.readAllBytes(model), Files.readAllBytes(tokenizer));
    }

    private static OnnxModelFiles of(EmbeddingSpec spec, byte[] model, byte[] tokenizer) {
        var limit = Integer.toString(spec.maxTokens());
        return new OnnxModelFiles(
                spec,
                model,
                tokenizer(tokenizer, Map.of("truncation", "true", "maxLength", limit, "padding", "false")),
                new WholeText(tokenizer));
    }

    private static HuggingFaceTokenizer tokenizer(byte[] json, Map<String, String> options) {
        try (var in = new ByteArrayInputStream(json)) {
            return HuggingFaceTokenizer.newInstance(in, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts without cutting off. Its tokenizer is only loaded when something is counted, which asking never does. */
    private static final class WholeText implements TokenCounter {
        private byte[] json;
        private @Nullable HuggingFaceTokenizer tokenizer;

        WholeText(byte[] json) {
            this.json = json;
        }

        @Override
        public int count(String text) {
            return tokenizer().encode(text).getIds().length;
        }

        private synchronized HuggingFaceTokenizer tokenizer() {
            if (tokenizer == null) {
                tokenizer = OnnxModelFiles.tokenizer(json, Map.of("truncation", "false", "padding", "false"));
                json = new byte[0];
            }
            return tokenizer;
        }
    }

    private static InputStream resource(String name) {
        var stream = OnnxModelFiles.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("missing from the class path: " + name);
        }
        return stream;
    }
}
