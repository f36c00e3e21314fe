package io.gemba.model.routing;

import io.gemba.model.EmbeddingEndpoint;
import io.gemba.model.http.Transport;
import io.gemba.model.provider.Providers;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.usage.UsageLedger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedding endpoints among the providers of the settings, apart from the gateway for chat: the worker has these
 * alone, and none of the keys for chat.
 */
public final class RoutedEmbeddings implements AutoCloseable {
    private final ModelSettings settings;
    /** Nothing is connected to, nor is what it takes to connect set up, where every model runs in process. */
    private @Nullable Transport transport;

    private final Persistence persistence;
    private final Accounting accounting;
    private final Map<String, EmbeddingEndpoint> endpoints = new HashMap<>();

    /** Endpoints that share connections. */
    public RoutedEmbeddings(ModelSettings settings, UsageLedger ledger) {
        this.settings = settings;
        this.persistence = new Persistence(settings.retries());
        this.accounting = new Accounting(ledger);
    }

    /**
     * The endpoint of a provider.
     *
     * @param key the setting that names it, for the message
     * @throws IllegalArgumentException if there is no provider of that name, or its key cannot be read
     */
    public synchronized EmbeddingEndpoint endpoint(String key, String provider) {
        return endpoints.computeIfAbsent(provider, name -> {
            Route route =
                    new Route(new Providers(transport()).provider(name, settings.providerNamedBy(key, name)), settings);
            return new RoutedEmbedding(
                    route, persistence, accounting, settings.limits().total());
        });
    }

    /** Breaks off what is under way. */
    @Override
    public synchronized void close() {
        if (transport != null) {
            transport.close();
        }
    }

    private Transport transport() {
        Transport known = transport;
        if (known == null) {
            known = new Transport(settings.limits().connect());
            transport = known;
        }
        return known;
    }
}
