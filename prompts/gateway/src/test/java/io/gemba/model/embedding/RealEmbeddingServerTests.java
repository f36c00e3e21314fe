package io.gemba.model.embedding;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.model.routing.RoutedEmbeddings;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.testing.RememberingLedger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Against the server of {@code deploy/lib/model-server start embeddings}, whose address is given as {@value #ADDRESS}.
 * Its vectors mean nothing, but equal texts have equal ones.
 */
@Tag("real-model")
@Timeout(120)
class RealEmbeddingServerTests {
    private static final String ADDRESS = "GEMBA_TEST_EMBEDDING_SERVER";
    private static final TenantId TENANT = new TenantId(1);
    private static final int WIDTH = 64;

    private final RememberingLedger ledger = new RememberingLedger();

    @BeforeEach
    void wantAServer() {
        Assumptions.assumeTrue(System.getenv(ADDRESS) != null, ADDRESS + " names no embedding server");
    }

    private Embedder tiny(int dimensions) {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of(
                "gemba.models.providers.llama.kind", "vllm",
                "gemba.models.providers.llama.base-url",
                        Optional.ofNullable(System.getenv(ADDRESS)).orElse("") + "/v1",
                "gemba.models.providers.llama.model", "tiny",
                "gemba.embedding.model", "tiny",
                "gemba.embedding.models.tiny.provider", "llama",
                "gemba.embedding.models.tiny.dimensions", Integer.toString(dimensions))));
        var models =
                binder.bind("gemba.models", Bindable.of(ModelSettings.class)).get();
        var settings = binder.bind("gemba.embedding", Bindable.of(EmbeddingSettings.class))
                .get();
        return EmbeddingModels.known(settings, new RoutedEmbeddings(models, ledger), EmbeddingModels::bundled)
                .require("tiny");
    }

    private static double cosine(float[] one, float[] other) {
        var sum = 0.0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }

    @Test
    void embedsManyTextsInOrder() {
        var tiny = tiny(WIDTH);

        var vectors =
                tiny.passages(TENANT, INTERNAL, List.of("The pump runs.", "Tighten the screw.", "The pump runs."));
        var question = tiny.question(TENANT, "Tighten the screw.", Instant.now().plusSeconds(20));

        assertThat(vectors).hasSize(3).allSatisfy(it -> assertThat(it).hasSize(WIDTH));
        assertThat(cosine(vectors.get(0), vectors.get(2))).isCloseTo(1, within(1e-3));
        assertThat(cosine(vectors.get(1), question)).isCloseTo(1, within(1e-3));
        assertThat(cosine(vectors.get(0), vectors.get(1))).isLessThan(0.999);
        assertThat(ledger.last().usage().inputTokens()).isPositive();
    }

    @Test
    void takesMoreTextsThanOneRequestHolds() {
        assertThat(tiny(WIDTH).passages(TENANT, INTERNAL, Collections.nCopies(70, "The pump runs at 1450 rpm.")))
                .hasSize(70);
    }

    @Test
    void noticesThatVectorsAreOfAnotherLength() {
        assertThatThrownBy(() -> tiny(384).passages(TENANT, INTERNAL, List.of("x")))
                .isInstanceOf(EmbeddingFailed.class)
                .hasMessage("embedding model tiny gives vectors of 64 dimensions, but 384 are configured");
    }
}
