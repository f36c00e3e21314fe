package io.gemba.copilot.retrieval;

import io.gemba.onnx.ModelFiles;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether a cross-encoder orders what a search has found.
 *
 * @param model an ONNX file; without one there is none
 * @param tokenizer the {@code tokenizer.json} that comes with it
 * @param top how many of the best passages it reads
 * @param maxTokens of question and passage together
 * @param deadline after which the order of the search stands
 */
@Validated
@ConfigurationProperties("gemba.search.reranker")
public record RerankerSettings(
        @Nullable Path model,
        @Nullable Path tokenizer,
        @DefaultValue("40") @Min(2) @Max(200) int top,
        @DefaultValue("512") @Min(32) @Max(8192) int maxTokens,

        @DefaultValue("1500ms") @DurationMin(millis = 10) Duration deadline) {
    public RerankerSettings {
        if ((model == null) != (tokenizer == null)) {
            throw new IllegalArgumentException("give model and tokenizer, or neither");
        }
        ModelFiles.requireReadable("model", model);
        ModelFiles.requireReadable("tokenizer", tokenizer);
    }
}
