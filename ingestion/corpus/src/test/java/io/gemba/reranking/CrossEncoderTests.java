package io.gemba.reranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.testing.TinyOnnx;
import io.gemba.corpus.testing.TinyOnnx.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossEncoderTests {
    private static final TinyOnnx TINY = TinyOnnx.of("how tight is the screw tighten with a wrench oil pump runs");

    @TempDir
    private Path folder;

    private CrossEncoder encoder() {
        return new CrossEncoder(
                TINY.crossEncoder(folder.resolve("model.onnx")),
                TINY.tokenizer(folder.resolve("tokenizer.json")),
                64,
                2);
    }

    @Test
    void readsQuestionAndPassageTogether() throws TimeoutException {
        try (var encoder = encoder()) {
            var relevance = encoder.relevance(
                    "How tight is the screw",
                    List.of("The oil pump runs", "Tighten the screw: how tight is it", "A wrench"),
                    Duration.ofSeconds(30));

            assertThat(relevance.get(1)).isGreaterThan(0.9);
            assertThat(relevance.get(0)).isBetween(0.2, 0.4);
            assertThat(relevance.get(2)).isLessThan(0.2);
        }
    }

    @Test
    void givesUpWhenTimeIsOver() {
        try (var encoder = encoder()) {
            var many = Collections.nCopies(200, "the oil pump runs with a wrench");

            assertThatThrownBy(() -> encoder.relevance("how", many, Duration.ofNanos(1)))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void refusesAModelThatJudgesNoPairs() {
        var model = TINY.embedding(folder.resolve("other.onnx"), 8, Output.TOKENS, "input_ids");
        var tokenizer = TINY.tokenizer(folder.resolve("tokenizer.json"));

        assertThatThrownBy(() -> new CrossEncoder(model, tokenizer, 64, 1))
                .isInstanceOf(RerankerUnusable.class)
                .hasMessageContaining("no output of 2 dimensions");
    }
}
