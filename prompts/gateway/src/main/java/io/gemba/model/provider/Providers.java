package io.gemba.model.provider;

import com.microsoft.aad.msal4j.IHttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import io.gemba.model.http.Framing;
import io.gemba.model.http.Transport;
import io.gemba.model.settings.ProviderKind;
import io.gemba.model.settings.ProviderSettings;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Makes providers from their settings. */
public final class Providers {
    private final Transport transport;
    private final IHttpClient entra;
    private final Clock clock;

    /** Providers that share these connections, also for their tokens. */
    public Providers(Transport transport) {
        this(transport, new EntraTransport(transport.client()), Clock.systemUTC());
    }

    Providers(Transport transport, IHttpClient entra, Clock clock) {
        this.transport = transport;
        this.entra = entra;
        this.clock = clock;
    }

    /**
     * The provider of that name.
     *
     * @throws IllegalArgumentException if its key cannot be read; the message names the provider and the file
     */
    public Provider provider(String name, ProviderSettings settings) {
        try {
            Supplier<Map<String, String>> headers = Credentials.of(settings, it -> EntraTokens.of(it, entra, clock));
            return new Provider(name, settings, wire(settings, headers));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("provider %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private Wire wire(ProviderSettings settings, Supplier<Map<String, String>> headers) {
        if (settings.kind() == ProviderKind.OLLAMA) {
            HttpClientBuilder http = transport.builder(Framing.LINES);
            return new OllamaWire(settings, headers, http);
        }
        return new OpenAiWire(settings, headers, transport.builder(Framing.EVENTS));
    }
}
