package io.gemba.model.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which models there are.
 *
 * @param chat names of providers in order of preference; if empty, no model is used
 * @param retries how often one call may be sent to the same provider again
 * @param cooldown how long a provider that failed repeatedly is left alone
 */
@Validated
@ConfigurationProperties("gemba.models")
public record ModelSettings(
        @DefaultValue List<String> chat,
        @DefaultValue Map<String, @Valid ProviderSettings> providers,
        @DefaultValue @Valid TimeLimits limits,
        @DefaultValue("2") @Min(0) @Max(5) int retries,
        @DefaultValue("15s") Duration cooldown) {
    public ModelSettings {
        chat = List.copyOf(chat);
        providers = Map.copyOf(providers);
        TimeLimits.requirePositive("cooldown", cooldown);
        for (String name : chat) {
            requireKnown("chat", name, providers);
        }
        if (new HashSet<>(chat).size() < chat.size()) {
            throw new IllegalArgumentException("chat names a provider twice");
        }
    }

    /** The settings of a provider that {@link #chat} names. */
    public ProviderSettings provider(String name) {
        return Optional.ofNullable(providers.get(name)).orElseThrow();
    }

    /**
     * The settings of a provider that something else names.
     *
     * @param key of the setting that does
     * @throws IllegalArgumentException if there is none of that name
     */
    public ProviderSettings providerNamedBy(String key, String name) {
        requireKnown(key, name, providers);
        return provider(name);
    }

    private static void requireKnown(String key, @Nullable String name, Map<String, ProviderSettings> providers) {
        if (name == null || !providers.containsKey(name)) {
            throw new IllegalArgumentException("%s names the provider '%s'; there are %s"
                    .formatted(key, name, providers.keySet().stream().sorted().toList()));
        }
    }
}
