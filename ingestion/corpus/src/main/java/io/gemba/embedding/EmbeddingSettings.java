package io.gemba.embedding;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which embedding models there are, beside the one that comes with Gemba.
 *
 * @param model the name of the one that the corpus is to be filled with; another that it is filled with now is replaced
 *     in the background, and has to stay described until then
 * @param questionTimeout how long an endpoint may take with a question before words alone decide
 */
@Validated
@ConfigurationProperties("gemba.embedding")
public record EmbeddingSettings(
        @DefaultValue("bge-small-en-v1.5-q") String model,
        @DefaultValue Map<String, @Valid EmbeddingModelSettings> models,
        @DefaultValue("3s") Duration questionTimeout) {
    public EmbeddingSettings {
        models = Map.copyOf(models);
        if (models.containsKey(OnnxModelFiles.BUNDLED.name())) {
            throw new IllegalArgumentException(
                    "models: %s is the model that comes with Gemba".formatted(OnnxModelFiles.BUNDLED.name()));
        }
        if (!model.equals(OnnxModelFiles.BUNDLED.name()) && !models.containsKey(model)) {
            throw new IllegalArgumentException("model names '%s'; there are %s and %s"
                    .formatted(
                            model,
                            OnnxModelFiles.BUNDLED.name(),
                            models.keySet().stream().sorted().toList()));
        }
        if (!questionTimeout.isPositive()) {
            throw new IllegalArgumentException("question-timeout is not a positive duration");
        }
    }

    /** What the wanted model makes comparable, without loading it. */
    public EmbeddingSpec spec() {
        return spec(model);
    }

    /** What a model makes comparable, without loading it. */
    public EmbeddingSpec spec(String name) {
        return Optional.ofNullable(models.get(name)).map(it -> it.spec(name)).orElse(OnnxModelFiles.BUNDLED);
    }
}
