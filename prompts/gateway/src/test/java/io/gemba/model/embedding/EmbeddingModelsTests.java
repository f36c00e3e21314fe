package io.gemba.model.embedding;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.embedding.ModelProbe;
import io.gemba.corpus.testing.TinyOnnx;
import io.gemba.corpus.testing.TinyOnnx.Output;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.model.routing.RoutedEmbeddings;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.Fault;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.RememberingLedger;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EmbeddingModelsTests {
    private static final TenantId TENANT = new TenantId(1);

    @TempDir
    private Path folder;

    private final RememberingLedger ledger = new RememberingLedger();

    private static Map<String, String> endpoint(String provider) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("models.plant.provider", provider);
        settings.put("models.plant.dimensions", "3");
        settings.put("models.plant.query-instruction", "query: ");
        settings.put("models.plant.passage-instruction", "passage: ");
        settings.put("models.plant.batch", "2");
        settings.put("model", "plant");
        return settings;
    }

    private static EmbeddingSettings bind(Map<String, String> settings) {
        var properties = new LinkedHashMap<String, String>();
        settings.forEach((key, value) -> properties.put("gemba.embedding." + key, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gemba.embedding", Bindable.of(EmbeddingSettings.class));
    }

    private KnownEmbedders known(Map<String, String> settings, GatewaySettings providers) {
        return EmbeddingModels.known(
                bind(settings),
                new RoutedEmbeddings(providers.set("retries", "0").bind(), ledger),
                () -> {
                    throw new IllegalStateException("the model that comes with Gemba is not needed");
                });
    }

    private Embedder plant(ScriptedModelServer server) {
        return known(endpoint("vectors"), new GatewaySettings().provider("vectors", server))
                .require("plant");
    }

    @Test
    void wantsTheModelThatComesWithGembaByDefault() {
        assertThat(bind(Map.of()).spec().name()).isEqualTo("bge-small-en-v1.5-q");
    }

    @Test
    void embedsThroughAnEndpointInBatchesWithInstructions() {
        try (var server = ScriptedModelServer.start(Dialect.OPENAI, new Script.Embed(3))) {
            var plant = plant(server);

            var passages = plant.passages(TENANT, INTERNAL, List.of("a", "b", "c"));
            plant.question(TENANT, "q", Instant.now().plusSeconds(20));

            assertThat(passages).hasSize(3);
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().getFirst().json().path("input").get(0).asString())
                    .isEqualTo("passage: a");
            assertThat(server.requests().getLast().json().path("input").get(0).asString())
                    .isEqualTo("query: q");
            assertThat(ledger.uses())
                    .extracting(it -> it.useCase())
                    .containsExactly("ingestion/index", "ingestion/index", "search/question");
        }
    }

    @Test
    void makesVectorsOfUnitLength() {
        try (var server = ScriptedModelServer.start(Dialect.OLLAMA, new Script.Embed(3))) {
            var vector = plant(server).question(TENANT, "q", Instant.now().plusSeconds(20));

            var length = 0.0;
            for (var component : vector) {
                length += component * component;
            }
            assertThat(length).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void saysWhenVectorsAreNotAsLongAsConfigured() {
        try (var server = ScriptedModelServer.start(Dialect.VLLM, new Script.Embed(5))) {
            assertThatThrownBy(() -> ModelProbe.of(plant(server)))
                    .isInstanceOf(EmbeddingFailed.class)
                    .hasMessage("embedding model plant gives vectors of 5 dimensions, but 3 are configured");
        }
    }

    @Test
    void tellsWhatPassesFromWhatDoesNot() {
        try (var server = ScriptedModelServer.start(
                Dialect.OPENAI,
                Script.fail(Fault.SERVER_FAULT),
                Script.fail(Fault.UNAUTHORIZED),
                Script.fail(Fault.CONTEXT_TOO_LONG))) {
            var plant = plant(server);

            assertThatThrownBy(() -> plant.passages(TENANT, INTERNAL, List.of("a")))
                    .isInstanceOf(EmbeddingUnavailable.class);
            assertThatThrownBy(() -> plant.passages(TENANT, INTERNAL, List.of("a")))
                    .isInstanceOf(EmbeddingUnavailable.class);
            assertThatThrownBy(() -> plant.passages(TENANT, INTERNAL, List.of("a")))
                    .isInstanceOf(EmbeddingFailed.class);
        }
    }

    @Test
    void knowsWhatTheEndpointMaySee() {
        try (var server = ScriptedModelServer.start(Dialect.OPENAI, new Script.Embed(3))) {
            assertThat(plant(server).mayRead(INTERNAL)).isTrue();
            assertThat(plant(server).mayRead(CONFIDENTIAL)).isFalse();
            assertThatThrownBy(() -> plant(server).passages(TENANT, CONFIDENTIAL, List.of("a")))
                    .isInstanceOf(EmbeddingFailed.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void wantsAnEndpointThatMayBeShownQuestions() {
        try (var server = ScriptedModelServer.start(Dialect.OPENAI, new Script.Embed(3))) {
            var providers = new GatewaySettings().provider("vectors", server).of("vectors", "data-classes", "public");

            assertThatThrownBy(() -> known(endpoint("vectors"), providers))
                    .hasMessage(
                            "gemba.embedding.models.plant.provider: vectors may not be shown internal data, which is"
                                    + " what people ask");
        }
    }

    @Test
    void wantsAProviderThatThereIs() {
        assertThatThrownBy(() -> known(endpoint("vectors"), new GatewaySettings()))
                .hasMessage("gemba.embedding.models.plant.provider names the provider 'vectors'; there are []");
    }

    @Test
    void runsAFileThatTheOperatorNames() {
        var tiny = TinyOnnx.of("oil pump");
        var settings = Map.of(
                "models.small.file",
                tiny.embedding(folder.resolve("m.onnx"), 12, Output.TOKENS, "input_ids", "attention_mask")
                        .toString(),
                "models.small.tokenizer",
                tiny.tokenizer(folder.resolve("t.json")).toString(),
                "models.small.dimensions",
                "12",
                "models.small.pooling",
                "mean",
                "model",
                "small");

        var small = known(settings, new GatewaySettings()).require("small");

        assertThat(small.question(TENANT, "oil", Instant.now())).hasSize(12);
        assertThat(small.mayRead(CONFIDENTIAL)).isTrue();
    }

    @Test
    void refusesSettingsThatMakeNoModel() {
        assertThatThrownBy(() -> bind(Map.of("model", "plant")))
                .hasStackTraceContaining("model names 'plant'; there are bge-small-en-v1.5-q and []");
        assertThatThrownBy(() -> bind(Map.of("models.x.dimensions", "3", "model", "x")))
                .hasStackTraceContaining("give either file or provider");
        assertThatThrownBy(() -> bind(Map.of("models.x.dimensions", "3", "models.x.file", "/nowhere")))
                .hasStackTraceContaining("a file needs its tokenizer");
        assertThatThrownBy(() -> bind(Map.of(
                        "models.x.dimensions", "3",
                        "models.x.pooling", "cls",
                        "models.x.tokenizer", "/nowhere.json",
                        "models.x.file", "/nowhere.onnx")))
                .hasStackTraceContaining("file: /nowhere.onnx cannot be read");
        assertThatThrownBy(() ->
                        bind(Map.of("models.x.dimensions", "3", "models.x.pooling", "cls", "models.x.provider", "p")))
                .hasStackTraceContaining("pooling is for files");
    }
}
