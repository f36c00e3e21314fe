package io.gemba.model.routing;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.gemba.corpus.access.Classification;
import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelGateway;
import io.gemba.model.ModelReply;
import io.gemba.model.http.Deadline;
import io.gemba.model.http.Exchange;
import io.gemba.model.http.Transport;
import io.gemba.model.provider.Provider;
import io.gemba.model.provider.Providers;
import io.gemba.model.routing.Route.Attempt;
import io.gemba.model.routing.Route.Manner;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.usage.UsageLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The gateway over the providers of the settings. */
public final class RoutingModelGateway implements ModelGateway, AutoCloseable {
    private final Duration total;
    private final Transport transport;
    private final List<Route> routes;
    private final Persistence persistence;
    private final Accounting accounting;

    /**
     * A gateway with connections of its own.
     *
     * @throws IllegalArgumentException if a key cannot be read
     */
    public RoutingModelGateway(ModelSettings settings, UsageLedger ledger) {
        this(settings, ledger, new Transport(settings.limits().connect()));
    }

    private RoutingModelGateway(ModelSettings settings, UsageLedger ledger, Transport transport) {
        this(settings, ledger, transport, new Providers(transport));
    }

    RoutingModelGateway(ModelSettings settings, UsageLedger ledger, Transport transport, Providers providers) {
        this.total = settings.limits().total();
        this.transport = transport;
        this.persistence = new Persistence(settings.retries());
        this.accounting = new Accounting(ledger);
        this.routes = settings.chat().stream()
                .map(name -> new Route(providers.provider(name, settings.provider(name)), settings))
                .toList();
    }

    @Override
    public ModelReply complete(ModelCall call) {
        Turn turn = new Turn(deadline(call.deadline(), total), new Cancellation());
        return answer(call, turn, Manner.WHOLE, (provider, exchange) -> {
            ChatRequest request = request(call, provider);
            return Reply.of(provider.chat().chat(request), provider, exchange, provider.longestReply(call.request()));
        });
    }

    @Override
    public ModelReply stream(ModelCall call, Cancellation cancellation, Consumer<String> onText) {
        Turn turn = new Turn(deadline(call.deadline(), total), cancellation);
        Consumer<String> noted = text -> {
            turn.says();
            onText.accept(text);
        };
        try {
            return answer(
                    call, turn, Manner.STREAMED, (provider, exchange) -> streamed(call, provider, exchange, noted));
        } catch (ListenerFailed e) {
            throw e.thrown();
        }
    }

    private static Reply streamed(ModelCall call, Provider provider, Exchange exchange, Consumer<String> onText) {
        ReplyCollector collector = new ReplyCollector(exchange, provider.longestReply(call.request()), onText);
        provider.streaming().chat(request(call, provider), collector);
        return Reply.of(collector, provider, exchange);
    }

    private ModelReply answer(ModelCall call, Turn turn, Manner manner, Attempt<Reply> attempt) {
        return accounting.keep(call, turn, () -> {
            List<Route> serving = routes.stream()
                    .filter(it -> it.serves(call.dataClass()))
                    .filter(it -> !call.offersTools() || it.callsTools())
                    .toList();
            if (serving.isEmpty()) {
                throw new ModelFailed(new FailureReason.NoProvider(call.dataClass()));
            }
            Reply reply = persistence.ask(serving, turn, manner, attempt);
            return reply.from(turn.latest().orElseThrow().provider(), turn.attempts());
        });
    }

    private static ChatRequest request(ModelCall call, Provider provider) {
        if (provider.isTooLong(call.request())) {
            throw new ModelFailed(new FailureReason.ContextTooLong());
        }
        return provider.translate(call.request());
    }

    @Override
    public boolean serves(Classification dataClass) {
        return routes.stream().anyMatch(it -> it.serves(dataClass));
    }

    @Override
    public boolean callsTools(Classification dataClass) {
        return routes.stream().anyMatch(it -> it.serves(dataClass) && it.callsTools());
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        transport.close();
    }

    static Deadline deadline(Instant asked, Duration longest) {
        Duration left = Duration.between(Instant.now(), asked);
        return Deadline.in(left.compareTo(longest) < 0 ? left : longest);
    }
}
