package io.gemba.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A sentence-embedding model in this process, pooled at the classification token as the BGE family is trained (Xiao et
 * al., "C-Pack", 2023).
 *
 * <p>One text per run: padding a batch costs more processor time than it saves, and makes the vectors of an int8 model
 * depend on their neighbours. One single-threaded run per core, because threads within a run spin.
 */
public final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {
    private final EmbeddingSpec spec;
    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ExecutorService runners;

    /**
     * Loads the model.
     *
     * @param parallelism how many texts are embedded at once; the number of cores serves best
     * @throws EmbeddingFailed if the file is not a model that this runtime can run
     */
    public OnnxEmbeddingModel(OnnxModelFiles files, int parallelism) {
        this.spec = files.spec();
        this.tokenizer = files.tokenizer();
        this.environment = OrtEnvironment.getEnvironment();
        this.session = open(environment, files.model());
        this.runners = Executors.newFixedThreadPool(
                parallelism, Thread.ofPlatform().name("embedding-", 0).daemon().factory());
    }

    private static OrtSession open(OrtEnvironment environment, byte[] model) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment.createSession(model, options);
        } catch (OrtException e) {
            throw new EmbeddingFailed("the embedding model cannot be loaded", e);
        }
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        var encodings = segments.stream()
                .map(segment -> tokenizer.encode(segment.text()))
                .toList();
        // Longest first, so that the runners finish together and the arena grows once.
        var order = IntStream.range(0, encodings.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> encodings.get(i).getIds().length)
                        .reversed())
                .toList();
        var pending = new ArrayList<Future<Embedding>>();
        for (int i : order) {
            pending.add(runners.submit(() -> run(encodings.get(i))));
        }
        var embeddings = new Embedding[encodings.size()];
        for (int k = 0; k < order.size(); k++) {
            embeddings[order.get(k)] = await(pending.get(k));
        }
        return Response.from(List.of(embeddings));
    }

    @Override
    public int dimension() {
        return spec.dimensions();
    }

    @Override
    public String modelName() {
        return spec.name();
    }

    private static Embedding await(Future<Embedding> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new EmbeddingFailed("a text could not be embedded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingFailed("interrupted while embedding", e);
        }
    }

    private Embedding run(Encoding encoding) throws OrtException {
        try (var ids = tensor(encoding.getIds());
                var mask = tensor(encoding.getAttentionMask());
                var types = tensor(encoding.getTypeIds());
                var result = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            var vector = new float[dimension()];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(vector);
            var embedding = Embedding.from(vector);
            embedding.normalize();
            return embedding;
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /** Stops the runners and frees the native session. */
    @Override
    public void close() {
        runners.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new EmbeddingFailed("the embedding session could not be closed", e);
        }
    }
}
