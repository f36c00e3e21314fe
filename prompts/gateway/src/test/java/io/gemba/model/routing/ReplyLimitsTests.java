package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.output.FinishReason;
import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason.Malformed;
import io.gemba.model.FailureReason.Rejected;
import io.gemba.model.FailureReason.Unreachable;
import io.gemba.model.ModelReply;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reply may not do to the gateway, whatever kind of provider sends it. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDER_VLLM")
class ReplyLimitsTests extends GatewayFixture {
    private static final Answer TORQUE = Answer.of("Tighten", " to", " 49", " Nm", " [1].");

    private final Dialect dialect;

    ReplyLimitsTests(Dialect dialect) {
        this.dialect = dialect;
    }

    @Test
    void cutsAReplyThatNeverEnds() {
        ScriptedModelServer server = server(new Script.Endless("word ", Duration.ofMillis(1)));
        RoutingModelGateway gateway = gateway(server);

        ModelReply reply = stream(gateway, Calls.call(it -> it.maxOutputTokens(100)));

        assertThat(reply.finish()).isEqualTo(FinishReason.LENGTH);
        assertThat(reply.text()).hasSize(1600);
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void cutsAWholeReplyThatIsTooLong() {
        RoutingModelGateway gateway = gateway(server(Script.say("word ".repeat(1000))));

        ModelReply reply = gateway.complete(Calls.call(it -> it.maxOutputTokens(100)));

        assertThat(reply.finish()).isEqualTo(FinishReason.LENGTH);
        assertThat(reply.text()).hasSize(1600);
    }

    @Test
    void refusesAPieceThatNeverEnds() {
        ScriptedModelServer server = server(new Script.EndlessLine());
        RoutingModelGateway gateway = gateway(server, "retries", "0");

        assertThat(streamFailure(gateway)).isEqualTo(new Malformed("a piece larger than 1024 KiB"));
        assertThat(completeFailure(gateway)).isEqualTo(new Malformed("larger than 16 MiB"));
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void followsNoRedirect() {
        ScriptedModelServer server = server(new Script.Raw(302, "text/html\r\nLocation: http://127.0.0.1:1/", ""));

        assertThat(completeFailure(gateway(server))).isEqualTo(new Rejected(302, ""));
    }

    @Test
    void keepsTheConnectionForTheNextCall() {
        ScriptedModelServer server = server(Script.say(TORQUE));
        RoutingModelGateway gateway = gateway(server);

        stream(gateway, Calls.call());
        gateway.complete(Calls.call());
        stream(gateway, Calls.call());

        assertThat(server.connections()).isOne();
    }

    @Test
    void hangsUpWhenTheCallersOwnCodeFails() {
        ScriptedModelServer server = server(new Script.Endless("on", Duration.ofMillis(5)));
        RoutingModelGateway gateway = gateway(server);

        IllegalStateException thrown = catchThrowableOfType(
                IllegalStateException.class,
                () -> gateway.stream(Calls.call(), new Cancellation(), text -> {
                    throw new IllegalStateException("mine");
                }));

        assertThat(thrown).hasMessage("mine");
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void sendsNeitherToolsNorFormatUnlessAsked() {
        ScriptedModelServer server = server(Script.say("Yes."));

        stream(gateway(server), Calls.call());

        assertThat(server.onlyRequest().json().path("tools")).isEmpty();
        assertThat(server.onlyRequest().json().propertyNames())
                .doesNotContain("tool_choice", "response_format", "format", "stop", "top_k");
    }

    @Test
    void noticesThatNobodyListens() {
        ScriptedModelServer server = server(Script.say(TORQUE));
        RoutingModelGateway gateway = gateway(server);
        server.close();

        assertThat(streamFailure(gateway)).isEqualTo(new Unreachable("ConnectException"));
    }

    @Test
    void asksAgainWhenTheConnectionWasDroppedBeforeAnyText() {
        RoutingModelGateway gateway = gateway(server(new Script.Drop(), Script.say(TORQUE)));

        assertThat(stream(gateway, Calls.call()).attempts()).isEqualTo(2);
    }

    @Test
    void cutsAReplyThatReachedItsLongestAndSaysSo() {
        RoutingModelGateway gateway = gateway(server(Script.say(TORQUE.finishing("length"))));

        assertThat(stream(gateway, Calls.call()).finish()).isEqualTo(FinishReason.LENGTH);
        assertThat(gateway.complete(Calls.call()).finish()).isEqualTo(FinishReason.LENGTH);
    }

    private ScriptedModelServer server(Script... scripts) {
        return server(dialect, scripts);
    }

    private RoutingModelGateway gateway(ScriptedModelServer server, String key, String value) {
        return gateway(
                new GatewaySettings().chat("main", server).set("retries", "0").set(key, value));
    }
}
