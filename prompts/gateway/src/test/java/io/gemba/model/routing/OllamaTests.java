package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import io.gemba.model.FailureReason.ContextTooLong;
import io.gemba.model.FailureReason.Cut;
import io.gemba.model.FailureReason.ServerFault;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OllamaTests extends GatewayFixture {
    private static final String PIECE = """
            {"model":"qwen3:8b","created_at":"2025-10-26T17:21:21.196249Z","message":{"role":"assistant","content":"Yes"},"done":false}
            """;

    @Test
    void speaksItsOwnInterface() {
        ScriptedModelServer server = server(Dialect.OLLAMA, Script.say("Yes."));
        GatewaySettings settings = new GatewaySettings()
                .chat("main", server)
                .of("main", "thinking", "false")
                .of("main", "context-tokens", "16384");

        stream(gateway(settings), Calls.call(it -> it.maxOutputTokens(300).temperature(0.0)));

        JsonNode body = server.onlyRequest().json();
        assertThat(server.onlyRequest().target()).isEqualTo("/api/chat");
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.path("think").asBoolean(true)).isFalse();
        assertThat(body.at("/options/num_ctx").asInt()).isEqualTo(16_384);
        assertThat(body.at("/options/num_predict").asInt()).isEqualTo(300);
        assertThat(body.at("/options/temperature").asDouble(1)).isZero();
    }

    @Test
    void doesNotSendWhatItWouldSilentlyCutOff() {
        ScriptedModelServer server = server(Dialect.OLLAMA, Script.say("Yes."));
        GatewaySettings settings = new GatewaySettings().chat("main", server).of("main", "context-tokens", "256");
        RoutingModelGateway gateway = gateway(settings);

        assertThat(failure(() ->
                        gateway.complete(Calls.call(it -> it.messages(UserMessage.from("torque ".repeat(500)))))))
                .isEqualTo(new ContextTooLong());
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void noticesAnErrorWithinAStream() {
        RoutingModelGateway gateway = gateway(server(
                Dialect.OLLAMA,
                Script.stream(PIECE, "{\"error\":\"an error was encountered while running the model\"}\n")));

        assertThat(streamFailure(gateway)).isEqualTo(new ServerFault(500));
        assertThat(heard).containsExactly("Yes");
    }

    @Test
    void noticesAStreamThatEndsWithoutSayingSo() {
        RoutingModelGateway gateway = gateway(server(Dialect.OLLAMA, Script.stream(PIECE)));

        assertThat(streamFailure(gateway)).isEqualTo(new Cut());
    }
}
