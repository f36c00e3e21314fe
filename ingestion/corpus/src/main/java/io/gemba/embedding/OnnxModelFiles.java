package io.gemba.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.gemba.onnx.OnnxFailed;
import io.gemba.onnx.Tokenizers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an in-process embedding model.
 *
 * @param pooling how the vector of a text is made
 * @param tokenizer cuts off at {@code spec.maxTokens()}
 */
public record OnnxModelFiles(
        EmbeddingSpec spec, Pooling pooling, Graph graph, HuggingFaceTokenizer tokenizer, TokenCounter tokens) {
    /** What the English model that comes with Gemba makes comparable. */
    public static final EmbeddingSpec BUNDLED = new EmbeddingSpec(
            "bge-small-en-v1.5-q", 384, 512, "Represent this sentence for searching relevant passages: ");

    /** Where the ONNX graph is. */
    public sealed interface Graph {
        /** Here. */
        record InMemory(byte[] bytes) implements Graph {}

        /** In a file, beside which its weights may lie. */
        record InFile(Path path) implements Graph {}
    }

    /** The English model that comes with Gemba. */
    public static OnnxModelFiles bundled() {
        try (var model = resource("/bge-small-en-v1.5-q.onnx");
                var tokenizer = resource("/bge-small-en-v1.5-q-tokenizer.json")) {
            return of(BUNDLED, Pooling.CLS, new Graph.InMemory(model.readAllBytes()), tokenizer.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A model and its {@code tokenizer.json} that the operator names.
     *
     * @throws EmbeddingFailed if the tokenizer cannot be read
     */
    public static OnnxModelFiles at(EmbeddingSpec spec, Pooling pooling, Path model, Path tokenizer) {
        try {
            return of(spec, pooling, new Graph.InFile(model), Files.readAllBytes(tokenizer));
        } catch (IOException e) {
            throw new EmbeddingFailed("embedding model %s: %s cannot be read".formatted(spec.name(), tokenizer), e);
        } catch (OnnxFailed e) {
            throw new EmbeddingFailed("embedding model %s: %s".formatted(spec.name(), e.getMessage()), e);
        }
    }

    private static OnnxModelFiles of(EmbeddingSpec spec, Pooling pooling, Graph graph, byte[] tokenizer) {
        return new OnnxModelFiles(
                spec, pooling, graph, Tokenizers.cutting(tokenizer, spec.maxTokens()), counter(tokenizer));
    }

    /** Counts as a tokenizer does that is loaded when something is counted, which asking never does. */
    public static TokenCounter counter(byte[] tokenizer) {
        return new WholeText(tokenizer);
    }

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
                tokenizer = Tokenizers.whole(json);
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
