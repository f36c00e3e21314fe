package io.gemba.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gemba.corpus.testing.TinyOnnx;
import io.gemba.corpus.testing.TinyOnnx.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbeddingModelTests {
    private static final TinyOnnx TINY = TinyOnnx.of("query passage tighten the screw with a wrench oil pump");

    @TempDir
    private Path folder;

    private TextEmbedder embedder(Path model, Pooling pooling, int dimensions) {
        var spec = new EmbeddingSpec("tiny", dimensions, 16, "query ", "passage ");
        var files = OnnxModelFiles.at(spec, pooling, model, TINY.tokenizer(folder.resolve("tokenizer.json")));
        return new TextEmbedder(spec, new OnnxEmbeddingModel(files, 2), files.tokens());
    }

    private Path model(Output output, String... inputs) {
        return TINY.embedding(folder.resolve("model.onnx"), 24, output, inputs);
    }

    private static double cosine(float[] one, float[] other) {
        var sum = 0.0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }

    @Test
    void averagesTheTokensOfAModelThatIsTrainedForIt() {
        var embedder = embedder(model(Output.TOKENS, "input_ids", "attention_mask"), Pooling.MEAN, 24);

        var vectors = embedder.passages(List.of("tighten the screw", "screw the tighten", "oil pump"));

        assertThat(cosine(vectors.get(0), vectors.get(1))).isCloseTo(1, within(1e-5));
        assertThat(cosine(vectors.get(0), vectors.get(2))).isLessThan(0.9);
        assertThat(cosine(vectors.get(2), vectors.get(2))).isCloseTo(1, within(1e-5));
    }

    @Test
    void takesTheFirstTokenOfAModelThatIsTrainedForIt() {
        var embedder = embedder(model(Output.TOKENS, "input_ids", "attention_mask", "token_type_ids"), Pooling.CLS, 24);

        var vectors = embedder.passages(List.of("tighten the screw", "oil pump"));

        assertThat(cosine(vectors.get(0), vectors.get(1))).isCloseTo(1, within(1e-5));
    }

    @Test
    void takesTheVectorOfAModelThatPoolsItself() {
        var pooled = embedder(model(Output.SENTENCE, "input_ids"), Pooling.NONE, 24)
                .passages(List.of("tighten the screw"))
                .getFirst();
        var averaged = embedder(model(Output.TOKENS, "input_ids"), Pooling.MEAN, 24)
                .passages(List.of("tighten the screw"))
                .getFirst();

        assertThat(cosine(pooled, averaged)).isCloseTo(1, within(1e-5));
    }

    @Test
    void putsEachInstructionWhereItBelongs() {
        var embedder = embedder(model(Output.TOKENS, "input_ids"), Pooling.MEAN, 24);

        assertThat(cosine(
                        embedder.question("oil pump"),
                        embedder.passages(List.of("oil pump")).getFirst()))
                .isLessThan(0.999);
    }

    @Test
    void saysWhenVectorsAreNotAsLongAsConfigured() {
        var embedder = embedder(model(Output.TOKENS, "input_ids"), Pooling.MEAN, 32);

        assertThatThrownBy(() -> embedder.question("oil"))
                .isInstanceOf(EmbeddingFailed.class)
                .hasMessage("embedding model tiny gives vectors of 24 dimensions, but 32 are configured");
    }

    @Test
    void saysWhenTheModelWantsMoreThanTokens() {
        var model = model(Output.TOKENS, "input_ids", "past_key_values");

        assertThatThrownBy(() -> embedder(model, Pooling.MEAN, 24))
                .isInstanceOf(EmbeddingFailed.class)
                .hasMessage("embedding model tiny: the model wants [past_key_values], which Gemba does not give");
    }

    @Test
    void saysWhenTheModelIsOfAnotherKind() {
        var model = model(Output.TOKENS, "input_ids");

        assertThatThrownBy(() -> embedder(model, Pooling.NONE, 24))
                .isInstanceOf(EmbeddingFailed.class)
                .hasMessageContaining("no output of 2 dimensions; it has [last_hidden_state]");
    }

    @Test
    void saysWhenAFileIsNoModel() throws IOException {
        var file = Files.writeString(folder.resolve("other.onnx"), "not a model");

        assertThatThrownBy(() -> embedder(file, Pooling.MEAN, 24))
                .isInstanceOf(EmbeddingFailed.class)
                .hasMessageStartingWith("embedding model tiny: the model cannot be loaded");
    }

    @Test
    void saysWhenAFileIsNoTokenizer() throws IOException {
        var file = Files.writeString(folder.resolve("other.json"), "{}");
        var spec = new EmbeddingSpec("tiny", 24, 16, "");

        assertThatThrownBy(() -> OnnxModelFiles.at(spec, Pooling.MEAN, model(Output.TOKENS, "input_ids"), file))
                .isInstanceOf(EmbeddingFailed.class)
                .hasMessageStartingWith("embedding model tiny: the tokenizer cannot be loaded");
    }
}
