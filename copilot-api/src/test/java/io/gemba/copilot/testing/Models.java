package io.gemba.copilot.testing;

import io.gemba.corpus.access.Classification;
import io.gemba.model.Cancellation;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelGateway;
import io.gemba.model.ModelReply;
import io.gemba.model.routing.RoutingModelGateway;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.RememberingLedger;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.net.URI;
import java.util.function.Consumer;

/** The real gateway, over models that change from test to test; none to begin with. */
public final class Models implements ModelGateway {
    private volatile RoutingModelGateway gateway = gateway(new GatewaySettings());

    private static RoutingModelGateway gateway(GatewaySettings settings) {
        settings.set("limits.first-token", "1500ms")
                .set("limits.between-tokens", "800ms")
                .set("limits.total", "5s")
                .set("retries", "0");
        return new RoutingModelGateway(settings.bind(), new RememberingLedger());
    }

    /** Has no model answer. */
    public void none() {
        change(new GatewaySettings());
    }

    /** Has a model answer that cannot call tools. */
    public ScriptedModelServer withoutTools(Script... scripts) {
        var server = ScriptedModelServer.start(Dialect.OPENAI, scripts);
        change(new GatewaySettings().chat("cloud", server).of("cloud", "tools", "false"));
        return server;
    }

    /** Has a model in somebody's cloud answer, which may see internal data at most. */
    public ScriptedModelServer cloud(Script... scripts) {
        var server = ScriptedModelServer.start(Dialect.OPENAI, scripts);
        change(new GatewaySettings().chat("cloud", server));
        return server;
    }

    /** Has one answer that is no script, as one in somebody's cloud. */
    public void at(URI url) {
        var unused = ScriptedModelServer.start(Dialect.OPENAI, Script.say(""));
        change(new GatewaySettings().chat("cloud", unused).of("cloud", "base-url", url.toString()));
        unused.close();
    }

    private void change(GatewaySettings settings) {
        gateway.close();
        gateway = gateway(settings);
    }

    @Override
    public ModelReply complete(ModelCall call) {
        return gateway.complete(call);
    }

    @Override
    public ModelReply stream(ModelCall call, Cancellation cancellation, Consumer<String> onText) {
        return gateway.stream(call, cancellation, onText);
    }

    @Override
    public boolean callsTools(Classification dataClass) {
        return gateway.callsTools(dataClass);
    }

    @Override
    public boolean serves(Classification dataClass) {
        return gateway.serves(dataClass);
    }
}
