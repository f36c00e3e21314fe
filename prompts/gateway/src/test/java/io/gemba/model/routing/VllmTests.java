package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.gemba.model.FailureReason.ServerFault;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelReply;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class VllmTests extends GatewayFixture {
    @ParameterizedTest
    @EnumSource(names = {"VLLM", "OLDER_VLLM", "OLLAMA"})
    void keepsWhatTheModelThinksOutOfTheAnswer(Dialect dialect) {
        RoutingModelGateway gateway =
                gateway(server(dialect, Script.say(Answer.of("49", " Nm").after("Let me", " think"))));

        ModelReply streamed = stream(gateway, Calls.call());
        ModelReply whole = gateway.complete(Calls.call());

        assertThat(heard).containsExactly("49", " Nm");
        assertThat(streamed.text()).isEqualTo("49 Nm").isEqualTo(whole.text());
    }

    @ParameterizedTest
    @EnumSource(names = {"VLLM", "OLDER_VLLM", "OLLAMA"})
    void takesThinkingForASignOfLife(Dialect dialect) {
        Answer slow = Answer.of("49 Nm").after("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        ScriptedModelServer server = server(dialect, new Script.Say(slow, Duration.ofMillis(100)));
        GatewaySettings settings = new GatewaySettings()
                .chat("main", server)
                .of("main", "first-token", "600ms")
                .set("retries", "0");

        assertThat(stream(gateway(settings), Calls.call()).text()).isEqualTo("49 Nm");
    }

    @Test
    void keepsThinkingOutThatTheServerDidNotSeparate() {
        RoutingModelGateway gateway = gateway(
                server(Dialect.VLLM, Script.say("<th", "ink>\nWhich", " torque?</thi", "nk>\n\n", "49", " Nm")));

        stream(gateway, Calls.call());
        ModelReply whole = gateway.complete(Calls.call());

        assertThat(heard).containsExactly("49", " Nm");
        assertThat(whole.text()).isEqualTo("49 Nm");
    }

    @Test
    void failsOverWhileTheModelOnlyThinks() {
        ScriptedModelServer thinking =
                server(Dialect.VLLM, new Script.HangAfter(Answer.of("49").after("a", "b", "c"), 3));
        ScriptedModelServer other = server(Dialect.VLLM, Script.say("49 Nm"));
        GatewaySettings settings = new GatewaySettings()
                .chat("thinking", thinking)
                .chat("other", other)
                .set("limits.between-tokens", "200ms");

        assertThat(stream(gateway(settings), Calls.call()).provider()).isEqualTo("other");
    }

    @Test
    void switchesThinkingOffWhenTold() {
        ScriptedModelServer server = server(Dialect.VLLM, Script.say("Yes."));
        GatewaySettings settings = new GatewaySettings()
                .chat("main", server)
                .of("main", "thinking", "false")
                .of("main", "extra-body[repetition_penalty]", "1.05");

        stream(gateway(settings), Calls.call());

        JsonNode body = server.onlyRequest().json();
        assertThat(body.at("/chat_template_kwargs/enable_thinking").asBoolean(true))
                .isFalse();
        assertThat(body.path("repetition_penalty").asString()).isEqualTo("1.05");
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(2048);
        assertThat(server.onlyRequest().header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "response-format,/response_format/json_schema/schema",
        "structured-outputs,/structured_outputs/json",
        "guided-json,/guided_json"
    })
    void tellsTheSchemaInTheStyleOfTheServer(String style, String place) {
        ScriptedModelServer server = server(Dialect.VLLM, Script.say("{}"));
        GatewaySettings settings = new GatewaySettings().chat("main", server).of("main", "schema", style);

        gateway(settings).complete(withSchema());

        JsonNode body = server.onlyRequest().json();
        assertThat(body.at(place).path("properties").has("torque")).isTrue();
        assertThat(body.has("response_format")).isEqualTo(style.equals("response-format"));
    }

    @Test
    void noticesAnErrorWithinAStream() {
        RoutingModelGateway gateway = gateway(server(Dialect.VLLM, Script.stream("""
                        data: {"error":{"message":"EngineCore encountered an issue.","type":"InternalServerError","param":null,"code":503}}

                        data: [DONE]

                        """)));

        assertThat(streamFailure(gateway)).isEqualTo(new ServerFault(503));
    }

    private static ModelCall withSchema() {
        ResponseFormat format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("value")
                        .rootElement(JsonRawSchema.from("""
                                {"type":"object","properties":{"torque":{"type":"integer"}},"required":["torque"]}
                                """))
                        .build())
                .build();
        return Calls.call(it -> it.responseFormat(format));
    }
}
