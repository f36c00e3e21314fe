package io.gemba.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.gemba.onnx.OnnxFailed;
import io.gemba.onnx.TokenModel;
import java.util.List;

/** A sentence-embedding model in this process. */
public final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {
    private static final String THREADS = "embedding";

    private final EmbeddingSpec spec;
    private final Pooling pooling;
    private final HuggingFaceTokenizer tokenizer;
    private final TokenModel model;
    private final String output;

    /**
     * Loads the model.
     *
     * @param parallelism how many texts are embedded at once; the number of cores serves best
     * @throws EmbeddingFailed if the file is not a model that this runtime can run, or not of that kind
     */
    public OnnxEmbeddingModel(OnnxModelFiles files, int parallelism) {
        // Not the files themselves, which hold a graph of tens of megabytes that is not needed once it is loaded.
        this.spec = files.spec();
        this.pooling = files.pooling();
        this.tokenizer = files.tokenizer();
        try {
            this.model = switch (files.graph()) {
                case OnnxModelFiles.Graph.InMemory graph -> new TokenModel(graph.bytes(), THREADS, parallelism);
                case OnnxModelFiles.Graph.InFile graph -> new TokenModel(graph.path(), THREADS, parallelism);
            };
            this.output = model.output(pooling.outputDimensions());
        } catch (OnnxFailed e) {
            throw new EmbeddingFailed(
                    "embedding model %s: %s".formatted(files.spec().name(), e.getMessage()), e);
        }
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        var texts = segments.stream()
                .map(segment -> tokenizer.encode(segment.text()))
                .toList();
        try {
            return Response.from(model.run(texts, output, (numbers, shape) -> {
                var embedding = Embedding.from(pooling.vector(numbers, shape));
                embedding.normalize();
                return embedding;
            }));
        } catch (OnnxFailed e) {
            throw new EmbeddingFailed("a text could not be embedded", e);
        }
    }

    @Override
    public int dimension() {
        return spec.dimensions();
    }

    @Override
    public String modelName() {
        return spec.name();
    }

    /** Stops the threads and frees the native session. */
    @Override
    public void close() {
        model.close();
    }
}
