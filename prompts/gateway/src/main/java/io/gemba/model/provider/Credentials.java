package io.gemba.model.provider;

import io.gemba.model.settings.ProviderKind;
import io.gemba.model.settings.ProviderSettings;
import java.util.Map;
import java.util.function.Supplier;

/** The headers that prove to a provider who is asking, made anew for each request. */
final class Credentials implements Supplier<Map<String, String>> {
    private static final String USER_AGENT = "gemba";

    private final String header;
    private final String prefix;
    private final Supplier<String> secret;

    private Credentials(String header, String prefix, Supplier<String> secret) {
        this.header = header;
        this.prefix = prefix;
        this.secret = secret;
    }

    static Supplier<Map<String, String>> of(ProviderSettings settings, TokenSource.Factory tokens) {
        if (settings.entra() != null) {
            return new Credentials("Authorization", "Bearer ", tokens.of(settings.entra())::token);
        }
        if (settings.apiKeyFile() == null) {
            return () -> Map.of("User-Agent", USER_AGENT);
        }
        KeyFile key = new KeyFile(settings.apiKeyFile());
        return settings.kind() == ProviderKind.AZURE_OPENAI
                ? new Credentials("api-key", "", key::value)
                : new Credentials("Authorization", "Bearer ", key::value);
    }

    @Override
    public Map<String, String> get() {
        return Map.of("User-Agent", USER_AGENT, header, prefix + secret.get());
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "Credentials[%s]".formatted(header);
    }
}
