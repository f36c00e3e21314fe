package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gemba.model.FailureReason.ContentRefused;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Refusals;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AzureTests extends GatewayFixture {
    static Stream<Arguments> versions() {
        return Stream.of(
                arguments(
                        "2024-10-21",
                        "/openai/deployments/gpt-4.1/chat/completions?api-version=2024-10-21",
                        "max_tokens"),
                arguments(
                        "2025-01-01-preview",
                        "/openai/deployments/gpt-4.1/chat/completions?api-version=2025-01-01-preview",
                        "max_completion_tokens"),
                arguments("v1", "/openai/v1/chat/completions", "max_completion_tokens"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void callsTheDeploymentInTheVersionOfItsInterface(String version, String target, String limit) {
        ScriptedModelServer server = server(Dialect.AZURE, Script.say("Yes."));

        stream(gateway(new GatewaySettings().chat("main", server).of("main", "api-version", version)), Calls.call());

        assertThat(server.onlyRequest().target()).isEqualTo(target);
        assertThat(server.onlyRequest().header("api-key")).hasValue(GatewaySettings.KEY);
        assertThat(server.onlyRequest().header("Authorization")).isEmpty();
        assertThat(server.onlyRequest().json().path("model").asString()).isEqualTo("gpt-4.1");
        assertThat(server.onlyRequest().json().path(limit).asInt()).isEqualTo(2048);
        assertThat(server.onlyRequest().json().has("store")).isFalse();
    }

    @Test
    void namesTheFilterThatObjectedToThePrompt() {
        ScriptedModelServer server =
                server(Dialect.AZURE, new Script.Raw(400, "application/json", Refusals.AZURE_PROMPT));
        RoutingModelGateway gateway = gateway(server);

        assertThat(streamFailure(gateway)).isEqualTo(new ContentRefused("jailbreak,violence"));
        assertThat(completeFailure(gateway)).isEqualTo(new ContentRefused("jailbreak,violence"));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void namesTheFilterThatObjectedToTheAnswer() {
        RoutingModelGateway gateway = gateway(
                server(Dialect.AZURE, Script.say(Answer.of("Take", " the").finishing("content_filter"))));

        assertThat(streamFailure(gateway)).isEqualTo(new ContentRefused("violence"));
        assertThat(heard).containsExactly("Take", " the");
        assertThat(completeFailure(gateway)).isEqualTo(new ContentRefused("violence"));
        assertThat(ledger.last().outcome()).isEqualTo("content-refused");
    }
}
