package io.gemba.model.embedding;

import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingModelSettings;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.embedding.EstimatedTokens;
import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.TextEmbedder;
import io.gemba.embedding.TokenCounter;
import io.gemba.model.EmbeddingEndpoint;
import io.gemba.model.routing.RoutedEmbeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes embedding models from the settings. */
public final class EmbeddingModels {
    private EmbeddingModels() {}

    /**
     * The models of the settings, each loaded when it is first needed.
     *
     * @param bundled loads the model that comes with Gemba
     * @throws IllegalArgumentException if a model's provider is not configured, or may not be shown what people ask
     */
    public static KnownEmbedders known(
            EmbeddingSettings settings, RoutedEmbeddings endpoints, Supplier<Embedder> bundled) {
        Map<String, Supplier<Embedder>> models = new HashMap<>();
        models.put(OnnxModelFiles.BUNDLED.name(), bundled);
        settings.models().forEach((name, model) -> models.put(name, supplier(name, model, settings, endpoints)));
        return new KnownEmbedders(settings.model(), models);
    }

    /** Loads the model that comes with Gemba. */
    public static Embedder bundled() {
        return inProcess(OnnxModelFiles.bundled());
    }

    private static Supplier<Embedder> supplier(
            String name, EmbeddingModelSettings model, EmbeddingSettings settings, RoutedEmbeddings endpoints) {
        if (model.provider() == null) {
            Path file = Optional.ofNullable(model.file()).orElseThrow();
            Path tokenizer = Optional.ofNullable(model.tokenizer()).orElseThrow();
            return () -> inProcess(OnnxModelFiles.at(
                    settings.spec(name), Optional.ofNullable(model.pooling()).orElseThrow(), file, tokenizer));
        }
        String key = "gemba.embedding.models.%s.provider".formatted(name);
        EmbeddingEndpoint endpoint = endpoints.endpoint(key, model.provider());
        if (!endpoint.serves(Embedder.QUESTIONS)) {
            throw new IllegalArgumentException("%s: %s may not be shown %s data, which is what people ask"
                    .formatted(key, model.provider(), Embedder.QUESTIONS.label()));
        }
        return () -> new EndpointEmbedder(endpoint, settings.spec(name), tokens(name, model), model.batch());
    }

    private static Embedder inProcess(OnnxModelFiles files) {
        OnnxEmbeddingModel model =
                new OnnxEmbeddingModel(files, Runtime.getRuntime().availableProcessors());
        return new InProcessEmbedder(new TextEmbedder(files.spec(), model, files.tokens()));
    }

    private static TokenCounter tokens(String name, EmbeddingModelSettings model) {
        if (model.tokenizer() == null) {
            return new EstimatedTokens();
        }
        try {
            return OnnxModelFiles.counter(Files.readAllBytes(model.tokenizer()));
        } catch (IOException e) {
            throw new EmbeddingFailed("embedding model %s: %s cannot be read".formatted(name, model.tokenizer()), e);
        }
    }
}
