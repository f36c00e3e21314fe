package io.gemba.embedding;

import io.gemba.onnx.ModelFiles;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One embedding model: an ONNX file or an endpoint.
 *
 * @param file the ONNX graph
 * @param tokenizer the {@code tokenizer.json} that comes with the model; an endpoint's may be left out, then tokens are
 *     estimated
 * @param provider the endpoint, by its name among {@code gemba.models.providers}
 * @param dimensions length of a vector
 * @param maxTokens longest text the model reads
 * @param pooling of an ONNX model: {@code cls}, {@code mean}, or {@code none} if it gives one vector itself
 * @param queryInstruction put before a question
 * @param passageInstruction put before a passage
 * @param batch how many texts an endpoint is sent at once
 */
public record EmbeddingModelSettings(
        @Nullable Path file,
        @Nullable Path tokenizer,
        @Nullable String provider,
        @Min(1) @Max(4000) int dimensions,
        @DefaultValue("512") @Min(128) @Max(131_072) int maxTokens,
        @Nullable Pooling pooling,
        @DefaultValue("") String queryInstruction,
        @DefaultValue("") String passageInstruction,
        @DefaultValue("32") @Min(1) @Max(64) int batch) {
    public EmbeddingModelSettings {
        require((file == null) != (provider == null), "give either file or provider");
        require(file == null || tokenizer != null, "a file needs its tokenizer");
        require(file == null || pooling != null, "a file needs pooling: cls, mean or none");
        require(provider == null || pooling == null, "pooling is for files");
        ModelFiles.requireReadable("file", file);
        ModelFiles.requireReadable("tokenizer", tokenizer);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }

    EmbeddingSpec spec(String name) {
        return new EmbeddingSpec(name, dimensions, maxTokens, queryInstruction, passageInstruction);
    }
}
