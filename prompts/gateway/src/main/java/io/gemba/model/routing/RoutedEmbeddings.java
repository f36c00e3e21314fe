package io.gemba.model.routing;

import io.gemba.model.EmbeddingEndpoint;
import io.gemba.model.http.Transport;
import io.gemba.model.provider.Providers;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.usage.UsageLedger;
import java.util.HashMap;
import java.util.Map;

/**
 * The embedding endpoints among the providers of the settings, apart from the gateway for chat: the worker has these
 * alone, and none of the keys for chat.
 */
public final class RoutedEmbeddings implements AutoCloseable {
    private final ModelSettings settings;
    private final Transport transport;
    private final Providers providers;
    private final Persistence persistence;
    private final Accounting accounting;
    private final Map<String, EmbeddingEndpoint> endpoints = new HashMap<>();

    /** Endpoints that share connections. */
    public RoutedEmbeddings(ModelSettings settings, UsageLedger ledger) {
        this.settings = settings;
        this.transport = new Transport(settings.limits().connect());
        this.providers = new Providers(transport);
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
            Route route = new Route(providers.provider(name, settings.providerNamedBy(key, name)), settings);
            return new RoutedEmbedding(
                    route, persistence, accounting, settings.limits().total());
        });
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        transport.close();
    }
}
