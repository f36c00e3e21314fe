package io.gemba.model.routing;

import static io.gemba.model.testing.Fault.BAD_REQUEST;
import static io.gemba.model.testing.Fault.CONTEXT_TOO_LONG;
import static io.gemba.model.testing.Fault.SERVER_FAULT;
import static io.gemba.model.testing.Fault.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.FinishReason;
import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason;
import io.gemba.model.FailureReason.Cancelled;
import io.gemba.model.FailureReason.ContextTooLong;
import io.gemba.model.FailureReason.Cut;
import io.gemba.model.FailureReason.Malformed;
import io.gemba.model.FailureReason.RateLimited;
import io.gemba.model.FailureReason.Rejected;
import io.gemba.model.FailureReason.ServerFault;
import io.gemba.model.FailureReason.Stalled;
import io.gemba.model.FailureReason.TimedOut;
import io.gemba.model.FailureReason.Unauthorized;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelReply;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every kind of provider, whatever its replies look like on the wire. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDER_VLLM")
class ProviderContractTests extends GatewayFixture {
    private static final Answer TORQUE = Answer.of("Tighten", " to", " 49", " Nm", " [1].", "\nÄnderung \"C\" ✓");

    private final Dialect dialect;

    ProviderContractTests(Dialect dialect) {
        this.dialect = dialect;
    }

    @Test
    void streamsTextPieceByPieceOnTheCallingThread() {
        RoutingModelGateway gateway = gateway(server(new Script.Say(TORQUE, Duration.ofMillis(5))));
        Set<Thread> threads = new HashSet<>();

        ModelReply reply = gateway.stream(Calls.call(), new Cancellation(), text -> {
            heard.add(text);
            threads.add(Thread.currentThread());
        });

        assertThat(heard).containsExactlyElementsOf(TORQUE.tokens());
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(reply.text()).isEqualTo(String.join("", TORQUE.tokens()));
        assertThat(reply.finish()).isEqualTo(FinishReason.STOP);
        assertThat(reply.provider()).isEqualTo("main");
        assertThat(reply.model()).isNotBlank();
        assertThat(reply.attempts()).isOne();
    }

    @Test
    void completesAWholeReply() {
        ModelReply reply = gateway(server(Script.say(TORQUE))).complete(Calls.call());

        assertThat(reply.text()).isEqualTo(String.join("", TORQUE.tokens()));
        assertThat(reply.finish()).isEqualTo(FinishReason.STOP);
        assertThat(reply.toolCalls()).isEmpty();
    }

    @Test
    void countsTokens() {
        RoutingModelGateway gateway = gateway(server(Script.say(TORQUE)));

        ModelReply streamed = stream(gateway, Calls.call());
        ModelReply whole = gateway.complete(Calls.call());

        assertThat(List.of(streamed.usage(), whole.usage())).containsOnly(new ModelReply.Usage(17, 6));
        assertThat(ledger.uses()).extracting(it -> it.usage()).containsOnly(new ModelReply.Usage(17, 6));
    }

    @Test
    void callsToolsWithTheirArguments() {
        ScriptedModelServer server =
                server(Script.say(Answer.calling("late_orders", "{\"site\": \"plant a\", \"days\": 3}")));
        RoutingModelGateway gateway = gateway(server);
        ModelCall call = Calls.call(it -> it.toolSpecifications(Calls.tool()));

        List<ModelReply> replies = List.of(stream(gateway, call), gateway.complete(call));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.text()).isEmpty();
            assertThat(reply.finish()).isEqualTo(FinishReason.TOOL_EXECUTION);
            assertThat(reply.toolCalls()).singleElement().satisfies(it -> {
                assertThat(it.name()).isEqualTo("late_orders");
                assertThat(JsonMapper.shared().readTree(it.arguments()))
                        .isEqualTo(JsonMapper.shared().readTree("{\"site\":\"plant a\",\"days\":3}"));
            });
        });
        assertThat(server.requests())
                .allSatisfy(
                        it -> assertThat(it.json().at("/tools/0/function/name").asString())
                                .isEqualTo("late_orders"));
    }

    @Test
    void asksForASchemaAndGetsJson() {
        ScriptedModelServer server = server(Script.say("{\"torque\":", "49}"));
        RoutingModelGateway gateway = gateway(server);
        ModelCall call = Calls.call(it -> it.responseFormat(Calls.torqueSchema()));

        assertThat(List.of(stream(gateway, call), gateway.complete(call)))
                .extracting(ModelReply::text)
                .containsOnly("{\"torque\":49}");
        String schema = dialect == Dialect.OLLAMA ? "/format" : "/response_format/json_schema/schema";
        assertThat(server.requests())
                .allMatch(it -> it.json().at(schema).path("properties").has("torque"));
    }

    @Test
    void doesNotAskAgainWithCredentialsThatWereRefused() {
        ScriptedModelServer server = server(Script.fail(UNAUTHORIZED));
        RoutingModelGateway gateway = gateway(server);

        assertThat(streamFailure(gateway)).isEqualTo(new Unauthorized());
        assertThat(completeFailure(gateway)).isEqualTo(new Unauthorized());
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void waitsAsLongAsARateLimitAsksFor() {
        ScriptedModelServer server = server(Script.rateLimited(1), Script.say(TORQUE));
        RoutingModelGateway gateway = gateway(server);
        long began = System.nanoTime();

        ModelReply reply = stream(gateway, Calls.call());

        assertThat(reply.attempts()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void neverWaitsPastTheDeadlineForARateLimit() {
        ScriptedModelServer server = server(Script.rateLimited(30));
        RoutingModelGateway gateway = gateway(server);

        assertThat(streamFailure(gateway)).isEqualTo(new RateLimited(Duration.ofSeconds(30)));
        assertThat(completeFailure(gateway)).isInstanceOf(RateLimited.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asksAgainAfterAServerFault() {
        RoutingModelGateway gateway =
                gateway(server(Script.fail(SERVER_FAULT), Script.fail(SERVER_FAULT), Script.say(TORQUE)));

        assertThat(stream(gateway, Calls.call()).attempts()).isEqualTo(3);
    }

    @Test
    void givesUpAfterTwoRetries() {
        ScriptedModelServer server = server(Script.fail(SERVER_FAULT));
        RoutingModelGateway gateway = gateway(server);

        assertThat(completeFailure(gateway)).isEqualTo(new ServerFault(500));
        assertThat(server.requests()).hasSize(3);
        assertThat(ledger.last().attempts()).isEqualTo(3);
    }

    @Test
    void tellsARequestThatIsTooLongFromOneThatIsRejected() {
        RoutingModelGateway gateway =
                gateway(server(Script.fail(CONTEXT_TOO_LONG), Script.fail(CONTEXT_TOO_LONG), Script.fail(BAD_REQUEST)));

        assertThat(streamFailure(gateway)).isEqualTo(new ContextTooLong());
        assertThat(completeFailure(gateway)).isEqualTo(new ContextTooLong());
        assertThat(streamFailure(gateway)).isInstanceOf(Rejected.class);
    }

    @Test
    void noticesAStallBeforeTheFirstToken() {
        ScriptedModelServer server = server(new Script.HangAfterHead());
        RoutingModelGateway gateway = gateway(server, "limits.first-token", "400ms");

        assertThat(streamFailure(gateway)).isEqualTo(new Stalled(Duration.ofMillis(400)));
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void noticesAServerThatTakesTheRequestAndSaysNothing() {
        ScriptedModelServer server = server(new Script.Hang());
        RoutingModelGateway gateway = gateway(server, "limits.first-token", "400ms");

        assertThat(streamFailure(gateway)).isEqualTo(new Stalled(Duration.ofMillis(400)));
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void noticesAStallBetweenTokensAndDoesNotAskAgain() {
        ScriptedModelServer server = server(new Script.HangAfter(TORQUE, 4), Script.say("other"));
        RoutingModelGateway gateway = gateway(server, "limits.between-tokens", "200ms");

        assertThat(streamFailure(gateway)).isEqualTo(new Stalled(Duration.ofMillis(200)));
        assertThat(server.awaitHangUp(LONG)).isTrue();
        assertThat(server.requests()).hasSize(1);
        assertThat(heard).isNotEmpty().doesNotContain("other");
    }

    @Test
    void endsAtTheDeadline() {
        ScriptedModelServer server = server(new Script.Hang());
        RoutingModelGateway gateway = gateway(server);

        FailureReason whole = failure(() -> gateway.complete(Calls.within(Duration.ofSeconds(1))));
        FailureReason streamed = failure(() -> stream(gateway, Calls.within(Duration.ofSeconds(1))));

        assertThat(List.of(whole, streamed)).containsOnly(new TimedOut());
        assertThat(server.awaitHangUp(LONG)).isTrue();
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void refusesAMalformedReply() {
        RoutingModelGateway gateway = gateway(server(new Script.Garble(TORQUE, 0)), "retries", "0");

        assertThat(completeFailure(gateway)).isInstanceOf(Malformed.class);
        assertThat(streamFailure(gateway)).isInstanceOf(Malformed.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void stopsAtAMalformedPieceAndDoesNotAskAgain() {
        ScriptedModelServer server = server(new Script.Garble(TORQUE, 4), Script.say("other"));
        RoutingModelGateway gateway = gateway(server);

        assertThat(streamFailure(gateway)).isInstanceOf(Malformed.class);
        assertThat(server.requests()).hasSize(1);
        assertThat(heard).isNotEmpty().doesNotContain("other");
    }

    @Test
    void noticesThatAReplyWasCut() {
        ScriptedModelServer server = server(new Script.CutAfter(TORQUE, 4));
        RoutingModelGateway gateway = gateway(server);

        assertThat(streamFailure(gateway)).isEqualTo(new Cut());
        assertThat(server.requests()).hasSize(1);
        assertThat(completeFailure(gateway)).isEqualTo(new Cut());
        assertThat(heard).isNotEmpty();
    }

    @Test
    void hangsUpWhenTheCallerGivesUpWhileTextComes() {
        ScriptedModelServer server = server(new Script.Endless("on", Duration.ofMillis(5)));
        RoutingModelGateway gateway = gateway(server);
        Cancellation cancellation = new Cancellation();

        FailureReason reason = failure(() -> gateway.stream(Calls.call(), cancellation, text -> {
            heard.add(text);
            if (heard.size() == 5) {
                Thread.ofVirtual().start(cancellation::cancel);
            }
        }));

        assertThat(reason).isEqualTo(new Cancelled());
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void hangsUpWhenTheCallerGivesUpBeforeAnyText() {
        ScriptedModelServer server = server(new Script.Hang());
        RoutingModelGateway gateway = gateway(server);
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(() -> {
            server.awaitRequest(LONG);
            cancellation.cancel();
        });

        FailureReason reason = failure(() -> gateway.stream(Calls.call(), cancellation, heard::add));

        assertThat(reason).isEqualTo(new Cancelled());
        assertThat(server.awaitHangUp(LONG)).isTrue();
    }

    private ScriptedModelServer server(Script... scripts) {
        return server(dialect, scripts);
    }

    private RoutingModelGateway gateway(ScriptedModelServer server, String key, String value) {
        return gateway(
                new GatewaySettings().chat("main", server).set("retries", "0").set(key, value));
    }
}
