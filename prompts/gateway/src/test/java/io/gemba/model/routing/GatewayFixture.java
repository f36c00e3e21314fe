package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelReply;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.RememberingLedger;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Servers and gateways that are closed after each test. */
@Timeout(30)
abstract class GatewayFixture {
    static final Duration LONG = Duration.ofSeconds(5);

    final RememberingLedger ledger = new RememberingLedger();
    final List<String> heard = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable it : open) {
            it.close();
        }
    }

    ScriptedModelServer server(Dialect dialect, Script... scripts) {
        ScriptedModelServer server = ScriptedModelServer.start(dialect, scripts);
        open.add(server);
        return server;
    }

    RoutingModelGateway gateway(GatewaySettings settings) {
        RoutingModelGateway gateway = new RoutingModelGateway(settings.bind(), ledger);
        open.add(gateway);
        return gateway;
    }

    RoutingModelGateway gateway(ScriptedModelServer server) {
        return gateway(new GatewaySettings().chat("main", server));
    }

    ModelReply stream(RoutingModelGateway gateway, ModelCall call) {
        return gateway.stream(call, new Cancellation(), heard::add);
    }

    FailureReason streamFailure(RoutingModelGateway gateway) {
        return failure(() -> stream(gateway, Calls.call()));
    }

    static FailureReason completeFailure(RoutingModelGateway gateway) {
        return failure(() -> gateway.complete(Calls.call()));
    }

    static FailureReason failure(Runnable call) {
        return catchThrowableOfType(ModelFailed.class, call::run).reason();
    }
}
