package io.gemba.model.testing;

import io.gemba.model.settings.ModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of a gateway whose providers are scripted servers, written as a user would write them. */
public final class GatewaySettings {
    /** The key of every provider that wants one. */
    public static final String KEY = "sk-canary-5f1e9c3b";

    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> chat = new ArrayList<>();

    /** Adds a chat provider, behind those added before. */
    public GatewaySettings chat(String name, ScriptedModelServer server) {
        chat.add(name);
        return provider(name, server);
    }

    /** Adds a provider that nothing uses yet. */
    public GatewaySettings provider(String name, ScriptedModelServer server) {
        Dialect dialect = server.dialect();
        of(name, "kind", dialect.kind());
        of(name, "base-url", server.url().toString());
        return switch (dialect) {
            case OPENAI, LITELLM -> of(name, "model", "some-model").of(name, "api-key-file", keyFile());
            case AZURE ->
                of(name, "deployment", "gpt-4.1")
                        .of(name, "api-version", "2024-10-21")
                        .of(name, "api-key-file", keyFile());
            case VLLM, OLDER_VLLM, OLLAMA -> of(name, "model", "some-model");
        };
    }

    /** A setting of a provider. */
    public GatewaySettings of(String provider, String key, String value) {
        return set("providers." + provider + "." + key, value);
    }

    /** Takes a setting of a provider back. */
    public GatewaySettings without(String provider, String key) {
        properties.remove("gemba.models.providers." + provider + "." + key);
        return this;
    }

    /** A setting below {@code gemba.models}. */
    public GatewaySettings set(String key, String value) {
        properties.put("gemba.models." + key, value);
        return this;
    }

    public ModelSettings bind() {
        properties.put("gemba.models.chat", String.join(",", chat));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("gemba.models", Bindable.of(ModelSettings.class))
                .get();
    }

    private static String keyFile() {
        try {
            Path file = Files.createTempFile("key", "");
            file.toFile().deleteOnExit();
            Files.writeString(file, KEY + "\n");
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
