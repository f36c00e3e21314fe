package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.gemba.model.FailureReason.ContentRefused;
import io.gemba.model.FailureReason.RateLimited;
import io.gemba.model.FailureReason.ServerFault;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenAiTests extends GatewayFixture {
    /** After the guide "Structured model outputs", section "Refusals with structured outputs". */
    private static final String REFUSAL = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1721596428,"model":"gpt-4o-2024-08-06","choices":[{
             "index":0,"message":{"role":"assistant","content":null,"refusal":"I'm sorry, I cannot assist with that."},
             "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":81,"completion_tokens":11,"total_tokens":92}}
            """;

    private static final String REFUSAL_STREAM = """
            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","refusal":""},"finish_reason":null}]}

            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[{"index":0,"delta":{"refusal":"I'm"},"finish_reason":null}]}

            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    @Test
    void asksThatNothingBeStored() {
        ScriptedModelServer server = server(Dialect.OPENAI, Script.say("Yes."));

        stream(gateway(server), Calls.call(it -> it.maxOutputTokens(300).temperature(0.0)));

        JsonNode body = server.onlyRequest().json();
        assertThat(body.path("store").asBoolean(true)).isFalse();
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(300);
        assertThat(body.path("stream_options").path("include_usage").asBoolean())
                .isTrue();
        assertThat(body.has("max_tokens")).isFalse();
        assertThat(body.path("temperature").asDouble(1)).isZero();
        assertThat(server.onlyRequest().target()).isEqualTo("/v1/chat/completions");
        assertThat(server.onlyRequest().header("Authorization")).hasValue("Bearer " + GatewaySettings.KEY);
        assertThat(server.onlyRequest().header("User-Agent")).hasValue("gemba");
    }

    @Test
    void sendsAStrictSchema() {
        ScriptedModelServer server = server(Dialect.OPENAI, Script.say("{}"));
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addIntegerProperty("torque")
                .addStringProperty("unit")
                .required("torque", "unit")
                .build();
        ResponseFormat format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name("value").rootElement(root).build())
                .build();

        gateway(server).complete(Calls.call(it -> it.responseFormat(format)));

        JsonNode schema = server.onlyRequest().json().at("/response_format/json_schema");
        assertThat(schema.path("strict").asBoolean()).isTrue();
        assertThat(schema.path("name").asString()).isEqualTo("value");
        assertThat(schema.at("/schema/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/schema/required")).hasSize(2);
    }

    @Test
    void leavesSamplingOutForModelsThatTakeNone() {
        ScriptedModelServer server = server(Dialect.OPENAI, Script.say("Yes."));

        stream(
                gateway(new GatewaySettings().chat("main", server).of("main", "sampling", "false")),
                Calls.call(it -> it.temperature(0.0).topP(0.9)));

        assertThat(server.onlyRequest().json().propertyNames()).doesNotContain("temperature", "top_p");
    }

    @Test
    void tellsARefusalFromAnAnswer() {
        RoutingModelGateway gateway = gateway(server(
                Dialect.OPENAI, new Script.Raw(200, "application/json", REFUSAL), Script.stream(REFUSAL_STREAM)));

        assertThat(completeFailure(gateway)).isEqualTo(new ContentRefused("refusal"));
        assertThat(streamFailure(gateway)).isEqualTo(new ContentRefused("refusal"));
        assertThat(heard).isEmpty();
    }

    @Test
    void doesNotAskAgainWhenTheQuotaIsUsedUp() {
        ScriptedModelServer server = server(Dialect.OPENAI, new Script.Raw(429, "application/json", """
                        {"error":{"message":"You exceeded your current quota, please check your plan and billing details.",
                         "type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
                        """));

        assertThat(streamFailure(gateway(server))).isEqualTo(new RateLimited(Duration.ofMinutes(1)));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noticesAnErrorWithinAStream() {
        RoutingModelGateway gateway = gateway(server(Dialect.OPENAI, Script.stream("""
                        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[{"index":0,"delta":{"content":"Tighten"},"finish_reason":null}]}

                        data: {"error":{"message":"The server had an error","type":"server_error","param":null,"code":null}}

                        """)));

        assertThat(streamFailure(gateway)).isEqualTo(new ServerFault(500));
        assertThat(heard).containsExactly("Tighten");
    }
}
