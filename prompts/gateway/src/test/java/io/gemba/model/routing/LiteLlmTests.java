package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.model.FailureReason.ContentRefused;
import io.gemba.model.FailureReason.RateLimited;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Refusals;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiteLlmTests extends GatewayFixture {
    @Test
    void speaksTheParametersThatTheProxyTranslates() {
        ScriptedModelServer server = server(Dialect.LITELLM, Script.say("Yes."));

        stream(gateway(server), Calls.call());

        JsonNode body = server.onlyRequest().json();
        assertThat(server.onlyRequest().target()).isEqualTo("/chat/completions");
        assertThat(server.onlyRequest().header("Authorization")).hasValue("Bearer " + GatewaySettings.KEY);
        assertThat(body.path("max_tokens").asInt()).isEqualTo(2048);
        assertThat(body.propertyNames()).doesNotContain("max_completion_tokens", "store");
    }

    @Test
    void recognisesThatTheProviderBehindItRefusedTheContent() {
        RoutingModelGateway gateway =
                gateway(server(Dialect.LITELLM, new Script.Raw(400, "application/json", Refusals.LITELLM_PROMPT)));

        assertThat(streamFailure(gateway)).isEqualTo(new ContentRefused("policy"));
    }

    @Test
    void recognisesARateLimitWithinAStream() {
        ScriptedModelServer server = server(Dialect.LITELLM, Script.stream("""
                        data: {"error": {"message": "litellm.RateLimitError: OpenAIException", "type": "throttling_error", "param": null, "code": "429"}}

                        """));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("main", server).set("retries", "0"));

        assertThat(streamFailure(gateway)).isEqualTo(new RateLimited(Duration.ZERO));
    }
}
