package io.gemba.embedding;

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

    private final OnnxModelFiles files;
    private final TokenModel model;
    private final String output;

    /**
     * Loads the model.
     *
     * @param parallelism how many texts are embedded at once; the number of cores serves best
     * @throws EmbeddingFailed if the file is not a model that this runtime can run, or not of that kind
     */
    public OnnxEmbeddingModel(OnnxModelFiles files, int parallelism) {
        this.files = files;
        try {
            this.model = switch (files.graph()) {
                case OnnxModelFiles.Graph.InMemory graph -> new TokenModel(graph.bytes(), THREADS, parallelism);
                case OnnxModelFiles.Graph.InFile graph -> new TokenModel(graph.path(), THREADS, parallelism);
            };
            this.output = model.output(files.pooling().outputDimensions());
        } catch (OnnxFailed e) {
            throw new EmbeddingFailed(
                    "embedding model %s: %s".formatted(files.spec().name(), e.getMessage()), e);
        }
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        var texts = segments.stream()
                .map(segment -> files.tokenizer().encode(segment.text()))
                .toList();
        try {
            return Response.from(model.run(texts, output, (numbers, shape) -> {
                var embedding = Embedding.from(files.pooling().vector(numbers, shape));
                embedding.normalize();
                return embedding;
            }));
        } catch (OnnxFailed e) {
            throw new EmbeddingFailed("a text could not be embedded", e);
        }
    }

    @Override
    public int dimension() {
        return files.spec().dimensions();
    }

    @Override
    public String modelName() {
        return files.spec().name();
    }

    /** Stops the threads and frees the native session. */
    @Override
    public void close() {
        model.close();
    }
}
