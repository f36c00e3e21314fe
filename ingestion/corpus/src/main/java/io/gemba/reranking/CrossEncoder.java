package io.gemba.reranking;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.gemba.onnx.OnnxFailed;
import io.gemba.onnx.TokenModel;
import io.gemba.onnx.Tokenizers;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A cross-encoder from an ONNX file: it reads question and passage together, which tells more than their vectors and
 * costs more (Nogueira and Cho, "Passage Re-ranking with BERT", 2019).
 */
public final class CrossEncoder implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final TokenModel model;
    private final String output;

    /**
     * Loads the model.
     *
     * @param maxTokens of question and passage together; what lies beyond is not read
     * @param parallelism how many passages are read at once
     * @throws RerankerUnusable if it is no cross-encoder that this runtime can run
     */
    public CrossEncoder(Path file, Path tokenizer, int maxTokens, int parallelism) {
        try {
            this.tokenizer = Tokenizers.cutting(Files.readAllBytes(tokenizer), maxTokens);
            this.model = new TokenModel(file, "reranker", parallelism);
            this.output = model.output(2);
        } catch (IOException e) {
            throw new RerankerUnusable(tokenizer + " cannot be read", e);
        } catch (OnnxFailed e) {
            throw new RerankerUnusable("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * How likely each passage answers the question, in (0, 1), in their order.
     *
     * @throws TimeoutException if that takes longer
     */
    public List<Double> relevance(String question, List<String> passages, Duration longest) throws TimeoutException {
        var pairs = passages.stream()
                .map(passage -> tokenizer.encode(question, passage))
                .toList();
        return model.run(pairs, output, CrossEncoder::relevance, longest);
    }

    /** Of one number, the logit of being relevant; of two, those of not being relevant and of being it. */
    private static double relevance(FloatBuffer numbers, long[] shape) {
        var logit = switch ((int) shape[1]) {
            case 1 -> numbers.get();
            case 2 -> -numbers.get() + numbers.get();
            default ->
                throw new IllegalStateException("a cross-encoder gives one or two numbers, this one gives " + shape[1]);
        };
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    public void close() {
        model.close();
    }
}
