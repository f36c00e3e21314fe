package io.gemba.model.routing;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.access.Classification.PUBLIC;
import static io.gemba.corpus.access.Classification.RESTRICTED;
import static io.gemba.model.testing.Dialect.AZURE;
import static io.gemba.model.testing.Dialect.OPENAI;
import static io.gemba.model.testing.Dialect.VLLM;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Classification;
import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason.Cancelled;
import io.gemba.model.FailureReason.ContentRefused;
import io.gemba.model.FailureReason.Cut;
import io.gemba.model.FailureReason.NoProvider;
import io.gemba.model.FailureReason.RateLimited;
import io.gemba.model.FailureReason.Resting;
import io.gemba.model.FailureReason.ServerFault;
import io.gemba.model.ModelReply;
import io.gemba.model.ModelTool;
import io.gemba.model.ModelTool.Parameter;
import io.gemba.model.ToolCall;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Fault;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Refusals;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import io.gemba.model.usage.ModelUse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;

class RoutingTests extends GatewayFixture {
    static List<Script> passingFaults() {
        return List.of(
                Script.fail(Fault.UNAUTHORIZED),
                Script.fail(Fault.SERVER_FAULT),
                Script.fail(Fault.CONTEXT_TOO_LONG),
                Script.fail(Fault.BAD_REQUEST),
                Script.rateLimited(30),
                new Script.Drop(),
                new Script.HangAfterHead(),
                new Script.CutAfter(Answer.of("never", " heard"), 1),
                new Script.Garble(Answer.of("never", " heard"), 1));
    }

    @Test
    void asksTheFirstThatMaySeeTheData() {
        ScriptedModelServer cloud = server(OPENAI, Script.say("cloud"));
        ScriptedModelServer own = server(VLLM, Script.say("own"));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("cloud", cloud).chat("own", own));

        List<String> answers = List.of(PUBLIC, INTERNAL, CONFIDENTIAL).stream()
                .map(it -> stream(gateway, Calls.call(it)).provider())
                .toList();

        assertThat(answers).containsExactly("cloud", "cloud", "own");
    }

    @Test
    void neverShowsDataToAProviderThatMayNotSeeItEvenWhenNoOtherAnswers() {
        ScriptedModelServer cloud = server(OPENAI, Script.say("cloud"));
        ScriptedModelServer own = server(VLLM, Script.fail(Fault.SERVER_FAULT));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("own", own).chat("cloud", cloud));

        assertThat(failure(() -> gateway.complete(Calls.call(CONFIDENTIAL)))).isEqualTo(new ServerFault(500));
        assertThat(failure(() -> gateway.complete(Calls.call(RESTRICTED)))).isEqualTo(new NoProvider(RESTRICTED));
        assertThat(cloud.requests()).isEmpty();
        assertThat(ledger.last().outcome()).isEqualTo("no-provider");
    }

    @Test
    void offersToolsOnlyToAProviderThatCanCallThem() {
        ScriptedModelServer without = server(VLLM, Script.say("without"));
        ScriptedModelServer with = server(OPENAI, Script.say(Answer.calling("late_orders", "{\"site\":\"plant a\"}")));
        RoutingModelGateway gateway = gateway(new GatewaySettings()
                .chat("without", without)
                .of("without", "tools", "false")
                .chat("with", with));
        RoutingModelGateway none =
                gateway(new GatewaySettings().chat("without", without).of("without", "tools", "false"));
        ModelTool tool = new ModelTool(
                "late_orders",
                "Purchase orders that are late",
                List.of(new Parameter("site", "the plant that is named")));

        ModelReply reply = gateway.complete(Calls.call().offering(List.of(tool)));

        assertThat(reply.toolCalls()).containsExactly(new ToolCall("late_orders", "{\"site\":\"plant a\"}"));
        assertThat(gateway.callsTools(INTERNAL)).isTrue();
        assertThat(gateway.callsTools(CONFIDENTIAL)).isFalse();
        assertThat(none.callsTools(INTERNAL)).isFalse();
        assertThat(failure(() -> none.complete(Calls.call().offering(List.of(tool)))))
                .isEqualTo(new NoProvider(INTERNAL));
        assertThat(without.requests()).isEmpty();
        var sent = with.onlyRequest().json().at("/tools/0/function");
        assertThat(sent.at("/name").asString()).isEqualTo("late_orders");
        assertThat(sent.at("/parameters/properties/site/type").asString()).isEqualTo("string");
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhichDataIsServed(Classification dataClass) {
        ScriptedModelServer cloud = server(AZURE, Script.say("cloud"));
        RoutingModelGateway some = gateway(new GatewaySettings().chat("cloud", cloud));
        RoutingModelGateway none = gateway(new GatewaySettings().provider("cloud", cloud));

        assertThat(some.serves(dataClass)).isEqualTo(dataClass == PUBLIC || dataClass == INTERNAL);
        assertThat(none.serves(dataClass)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void failsOverBeforeTheFirstToken(Script fault) {
        ScriptedModelServer first = server(VLLM, fault);
        ScriptedModelServer second = server(OPENAI, Script.say("second"));
        RoutingModelGateway gateway = gateway(new GatewaySettings()
                .chat("first", first)
                .chat("second", second)
                .of("first", "first-token", "300ms"));

        ModelReply reply = stream(gateway, Calls.call());

        assertThat(reply.provider()).isEqualTo("second");
        assertThat(heard).containsExactly("second");
        assertThat(reply.attempts()).isEqualTo(first.requests().size() + 1);
    }

    @Test
    void neverSplicesTwoReplies() {
        ScriptedModelServer first = server(VLLM, new Script.CutAfter(Answer.of("Tighten", " to"), 2));
        ScriptedModelServer second = server(OPENAI, Script.say("second"));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("first", first).chat("second", second));

        assertThat(streamFailure(gateway)).isEqualTo(new Cut());
        assertThat(heard).containsExactly("Tighten");
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void takesARefusalForAnOutcome() {
        ScriptedModelServer first = server(AZURE, new Script.Raw(400, "application/json", Refusals.AZURE_PROMPT));
        ScriptedModelServer second = server(OPENAI, Script.say("second"));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("first", first).chat("second", second));

        assertThat(streamFailure(gateway)).isInstanceOf(ContentRefused.class);
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void leavesAProviderAloneThatFailedRepeatedlyAndTriesItAgainLater() {
        ScriptedModelServer first = server(
                VLLM,
                Script.fail(Fault.SERVER_FAULT),
                Script.fail(Fault.SERVER_FAULT),
                Script.fail(Fault.SERVER_FAULT),
                Script.fail(Fault.SERVER_FAULT),
                Script.fail(Fault.SERVER_FAULT),
                Script.say("first"));
        ScriptedModelServer second = server(OPENAI, Script.say("second"));
        RoutingModelGateway gateway = gateway(new GatewaySettings()
                .chat("first", first)
                .chat("second", second)
                .set("retries", "0")
                .set("cooldown", "500ms"));

        for (int call = 0; call < 8; call++) {
            assertThat(gateway.complete(Calls.call()).provider()).isEqualTo("second");
        }
        assertThat(first.requests()).hasSize(5);

        Awaitility.await()
                .atMost(LONG)
                .until(() -> gateway.complete(Calls.call()).provider().equals("first"));
    }

    @Test
    void saysThatTheOnlyProviderIsLeftAlone() {
        ScriptedModelServer only = server(VLLM, Script.fail(Fault.SERVER_FAULT));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("only", only).set("retries", "0"));

        for (int call = 0; call < 5; call++) {
            assertThat(completeFailure(gateway)).isEqualTo(new ServerFault(500));
        }

        assertThat(completeFailure(gateway)).isEqualTo(new Resting());
        assertThat(ledger.last().attempts()).isZero();
    }

    @Test
    void sparesAProviderThatAskedForItWhileAnotherAnswers() {
        ScriptedModelServer first = server(VLLM, Script.rateLimited(30), Script.say("first"));
        ScriptedModelServer second = server(OPENAI, Script.say("second"));
        RoutingModelGateway gateway =
                gateway(new GatewaySettings().chat("first", first).chat("second", second));

        stream(gateway, Calls.call());
        stream(gateway, Calls.call());

        assertThat(first.requests()).hasSize(1);
        assertThat(second.requests()).hasSize(2);
    }

    @Test
    void failsOverWhenEveryPlaceIsTaken() {
        ScriptedModelServer first = server(VLLM, new Script.Hang());
        ScriptedModelServer second = server(OPENAI, Script.say("second"));
        RoutingModelGateway gateway = gateway(new GatewaySettings()
                .chat("first", first)
                .chat("second", second)
                .of("first", "max-concurrent", "1")
                .set("limits.queue", "100ms"));
        Cancellation cancellation = new Cancellation();
        Thread holder =
                Thread.ofVirtual().start(() -> failure(() -> gateway.stream(Calls.call(), cancellation, it -> {})));
        first.awaitRequest(LONG);

        assertThat(stream(gateway, Calls.call()).provider()).isEqualTo("second");
        assertThat(first.requests()).hasSize(1);
        cancellation.cancel();
        assertThat(holder).satisfies(it -> assertThat(it.join(LONG)).isTrue());
    }

    @Test
    void stopsWaitingForARetryWhenTheCallerGivesUp() {
        ScriptedModelServer only = server(VLLM, Script.rateLimited(15));
        RoutingModelGateway gateway = gateway(only);
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(() -> {
            only.awaitRequest(LONG);
            cancellation.cancel();
        });

        assertThat(failure(() -> gateway.stream(Calls.call(), cancellation, heard::add)))
                .isEqualTo(new Cancelled());
    }

    @Test
    void asksNobodyForACallThatWasGivenUpBefore() {
        ScriptedModelServer only = server(VLLM, Script.say("never"));
        RoutingModelGateway gateway = gateway(only);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(failure(() -> gateway.stream(Calls.call(), cancellation, heard::add)))
                .isEqualTo(new Cancelled());
        assertThat(only.requests()).isEmpty();
    }

    @Test
    void endsWhenTheCallingThreadIsInterrupted() throws InterruptedException {
        ScriptedModelServer only = server(VLLM, new Script.Hang());
        RoutingModelGateway gateway = gateway(only);
        Thread caller = Thread.ofVirtual().start(() -> {
            assertThat(completeFailure(gateway)).isEqualTo(new Cancelled());
            heard.add(Thread.currentThread().isInterrupted() ? "interrupted" : "not");
        });
        only.awaitRequest(LONG);

        caller.interrupt();

        assertThat(caller.join(LONG)).isTrue();
        assertThat(heard).containsExactly("interrupted");
        assertThat(only.awaitHangUp(LONG)).isTrue();
    }

    @Test
    void keepsRetriesBelowATenthOfAllCalls() {
        ScriptedModelServer only = server(VLLM, Script.rateLimited(0));
        RoutingModelGateway gateway = gateway(only);

        for (int call = 0; call < 20; call++) {
            assertThat(completeFailure(gateway)).isInstanceOf(RateLimited.class);
        }

        assertThat(only.requests()).hasSizeBetween(30, 32);
    }

    @Test
    void accountsForACall() {
        RoutingModelGateway gateway = gateway(server(VLLM, Script.fail(Fault.SERVER_FAULT), Script.say("49", " Nm")));

        stream(gateway, Calls.call());

        ModelUse use = ledger.last();
        assertThat(use.tenant().value()).isOne();
        assertThat(use.useCase()).isEqualTo("answer/grounded");
        assertThat(use.provider()).isEqualTo("main");
        assertThat(use.model()).isEqualTo("Qwen/Qwen3-32B");
        assertThat(use.dataClass()).isEqualTo(INTERNAL);
        assertThat(use.promptHash()).isEqualTo(Calls.HASH);
        assertThat(use.usage()).isEqualTo(new ModelReply.Usage(17, 2));
        assertThat(use.outcome()).isEqualTo(ModelUse.OK);
        assertThat(use.attempts()).isEqualTo(2);
        assertThat(use.took()).isPositive();
    }

    @Test
    void answersEvenWhenTheLedgerCannotBeWritten() {
        ScriptedModelServer only = server(VLLM, Script.say("49 Nm"));
        RoutingModelGateway gateway =
                new RoutingModelGateway(new GatewaySettings().chat("only", only).bind(), use -> {
                    throw new QueryTimeoutException("no database");
                });

        try (gateway) {
            assertThat(gateway.complete(Calls.call()).text()).isEqualTo("49 Nm");
        }
    }

    @Test
    void waitsForTheSlowestProviderOnlyAsLongAsItsSettingsSay() {
        ScriptedModelServer slow = server(VLLM, new Script.Say(Answer.of("slow"), Duration.ofMillis(700)));
        GatewaySettings settings = new GatewaySettings().chat("slow", slow).set("limits.first-token", "300ms");
        RoutingModelGateway patient = gateway(settings.of("slow", "first-token", "5s"));

        assertThat(stream(patient, Calls.call()).text()).isEqualTo("slow");
    }
}
