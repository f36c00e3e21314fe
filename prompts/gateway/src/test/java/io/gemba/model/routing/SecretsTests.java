package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.gemba.model.Cancellation;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.Fault;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Neither the key nor the prompt gets into a log or an exception, whatever a provider sends back. */
@ParameterizedClass
@EnumSource
class SecretsTests extends GatewayFixture {
    private static final String ANSWER = "answer-canary-77d0";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> console = new ArrayList<>();
    private final Level level = root.getLevel();

    private final Dialect dialect;

    SecretsTests(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void listenToEverything() {
        root.iteratorForAppenders().forEachRemaining(console::add);
        console.forEach(root::detachAppender);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(level);
        root.detachAppender(log);
        console.forEach(root::addAppender);
    }

    @Test
    void showsNothingOfAKeyOrAPromptThatTheProviderRepeats() {
        List<Script> echoes = new ArrayList<>();
        for (int status : new int[] {400, 401, 404, 422, 429, 500, 503}) {
            echoes.add(new Script.Echo(
                    status, "application/json", "{\"error\":{\"message\":%s,\"type\":%s,\"code\":%s,\"param\":%s}}"));
            echoes.add(new Script.Echo(status, "application/json", "{\"error\":%s}"));
            echoes.add(new Script.Echo(status, "text/plain", "%s"));
        }
        echoes.add(new Script.Echo(200, "application/json", "{\"choices\":%s,\"message\":%s}"));
        echoes.add(new Script.Echo(200, "application/json", "%s"));
        echoes.add(new Script.Echo(200, "text/event-stream", "data: {\"choices\":%s}\n\n"));
        echoes.add(new Script.Echo(200, "text/event-stream", "data: %s\n\n"));
        echoes.add(new Script.Echo(200, "text/event-stream", "event: error\ndata: %s\n\n"));
        echoes.add(new Script.Echo(200, "application/x-ndjson", "{\"model\":\"m\",\"message\":%s,\"done\":false}\n"));
        echoes.add(new Script.Echo(200, "application/x-ndjson", "{\"error\":%s}\n"));

        for (Script echo : echoes) {
            RoutingModelGateway gateway = quick(echo);

            assertThat(told(() -> gateway.complete(Calls.call()))).isNotEmpty();
            assertThat(told(() -> gateway.stream(Calls.call(), new Cancellation(), text -> {})))
                    .isNotEmpty();
        }
        assertNothingIsShown();
    }

    @Test
    void showsNothingOfAReply() {
        for (Script script : List.of(
                Script.say(ANSWER, " Nm"),
                new Script.Garble(Answer.of(ANSWER, ANSWER), 2),
                new Script.CutAfter(Answer.of(ANSWER, ANSWER), 2),
                Script.fail(Fault.SERVER_FAULT))) {
            RoutingModelGateway gateway = quick(script);
            told(() -> gateway.complete(Calls.call()));
            told(() -> gateway.stream(Calls.call(), new Cancellation(), text -> {}));
        }

        assertNothingIsShown();
    }

    @Test
    void showsNothingInDescriptions() {
        GatewaySettings settings = new GatewaySettings().chat("main", server(dialect, Script.say(ANSWER)));
        RoutingModelGateway gateway = gateway(settings);

        List<String> described = List.of(
                settings.bind().toString(),
                gateway.toString(),
                Calls.call().toString(),
                gateway.complete(Calls.call()).toString(),
                ledger.last().toString());

        assertThat(described).noneMatch(SecretsTests::isSecret);
    }

    private RoutingModelGateway quick(Script script) {
        return gateway(
                new GatewaySettings().chat("main", server(dialect, script)).set("retries", "0"));
    }

    private String told(Runnable call) {
        try {
            call.run();
            return "";
        } catch (RuntimeException e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            assertThat(isSecret(text.toString())).isFalse();
            return text.toString();
        }
    }

    private void assertNothingIsShown() {
        assertThat(log.list)
                .extracting(it -> it.getFormattedMessage() + ThrowableProxyUtil.asString(it.getThrowableProxy()))
                .noneMatch(SecretsTests::isSecret);
    }

    private static boolean isSecret(String text) {
        return text.contains(GatewaySettings.KEY) || text.contains(Calls.PROMPT) || text.contains(ANSWER);
    }
}
