package io.gemba.model.routing;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.model.EmbeddingCall;
import io.gemba.model.EmbeddingEndpoint;
import io.gemba.model.FailureReason;
import io.gemba.model.FailureReason.Malformed;
import io.gemba.model.FailureReason.NoProvider;
import io.gemba.model.FailureReason.TimedOut;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.Fault;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDER_VLLM")
class EmbeddingTests extends GatewayFixture {
    private final Dialect dialect;

    EmbeddingTests(Dialect dialect) {
        this.dialect = dialect;
    }

    @Test
    void embedsTextsInOrder() {
        ScriptedModelServer server = server(dialect, new Script.Embed(3));

        List<float[]> vectors = endpoint(server).embed(call(INTERNAL, 2));

        assertThat(vectors).hasSize(2);
        assertThat(vectors.get(0)).containsExactly(0.5f, 1 / 3f, 0.25f);
        assertThat(vectors.get(1)).containsExactly(1f, 2 / 3f, 0.5f);
        assertThat(server.onlyRequest().json().path("input")).hasSize(2);
        assertThat(ledger.last().usage().inputTokens()).isEqualTo(8);
        assertThat(ledger.last().useCase()).isEqualTo("ingestion/index");
        assertThat(ledger.last().promptHash()).isEmpty();
    }

    @Test
    void sendsManyTextsInBatches() {
        ScriptedModelServer server = server(dialect, new Script.Embed(3));

        List<float[]> vectors = endpoint(server).embed(call(INTERNAL, 150));

        assertThat(vectors).hasSize(150);
        assertThat(server.requests())
                .extracting(it -> it.json().path("input").size())
                .containsExactly(64, 64, 22);
        assertThat(ledger.uses())
                .singleElement()
                .satisfies(it -> assertThat(it.usage().inputTokens()).isEqualTo(24));
    }

    @Test
    void asksAgainAfterAServerFault() {
        ScriptedModelServer server = server(dialect, Script.fail(Fault.SERVER_FAULT), new Script.Embed(3));

        assertThat(endpoint(server).embed(call(INTERNAL, 1))).hasSize(1);
    }

    @Test
    void refusesDataThatTheEndpointMayNotSee() {
        ScriptedModelServer server = server(dialect, new Script.Embed(3));
        EmbeddingEndpoint endpoint = endpoint(
                new GatewaySettings().provider("vectors", server).of("vectors", "data-classes", "public,internal"));

        FailureReason reason = failure(() -> endpoint.embed(call(CONFIDENTIAL, 1)));

        assertThat(reason).isEqualTo(new NoProvider(CONFIDENTIAL));
        assertThat(endpoint.serves(CONFIDENTIAL)).isFalse();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesVectorsThatDoNotMatchTheTexts() {
        String none = dialect == Dialect.OLLAMA ? "{\"embeddings\":[]}" : "{\"object\":\"list\",\"data\":[]}";
        ScriptedModelServer server = server(dialect, new Script.Raw(200, "application/json", none));

        assertThat(failure(() -> endpoint(server).embed(call(INTERNAL, 1)))).isInstanceOf(Malformed.class);
    }

    @Test
    void endsAtTheDeadline() {
        EmbeddingEndpoint endpoint = endpoint(server(dialect, new Script.Hang()));
        EmbeddingCall call = new EmbeddingCall(
                new TenantId(1),
                "ingestion/index",
                INTERNAL,
                List.of("a"),
                Instant.now().plusMillis(200));

        assertThat(failure(() -> endpoint.embed(call))).isEqualTo(new TimedOut());
    }

    @Test
    void wantsAProviderThatIsConfigured() {
        RoutedEmbeddings none = new RoutedEmbeddings(new GatewaySettings().bind(), ledger);

        assertThatThrownBy(() -> none.endpoint("gemba.embedding.models.x.provider", "vectors"))
                .hasMessage("gemba.embedding.models.x.provider names the provider 'vectors'; there are []");
    }

    private EmbeddingEndpoint endpoint(ScriptedModelServer server) {
        return endpoint(new GatewaySettings().provider("vectors", server));
    }

    private EmbeddingEndpoint endpoint(GatewaySettings settings) {
        EmbeddingEndpoint endpoint = new RoutedEmbeddings(settings.bind(), ledger).endpoint("provider", "vectors");
        assertThat(endpoint.provider()).isEqualTo("vectors");
        return endpoint;
    }

    private static EmbeddingCall call(Classification dataClass, int texts) {
        List<String> all =
                IntStream.range(0, texts).mapToObj(it -> "text " + it).toList();
        return new EmbeddingCall(
                new TenantId(1),
                "ingestion/index",
                dataClass,
                all,
                Instant.now().plus(Duration.ofSeconds(20)));
    }
}
