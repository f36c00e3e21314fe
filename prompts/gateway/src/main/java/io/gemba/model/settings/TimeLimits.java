package io.gemba.model.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long anything may take.
 *
 * @param connect until a connection stands
 * @param firstToken from sending a streaming request to the first token of its reply
 * @param betweenTokens between two pieces of a reply
 * @param total for a whole call with its retries, unless the call's own deadline is earlier
 * @param queue waiting for a free place at a provider
 */
public record TimeLimits(
        @DefaultValue("2s") Duration connect,
        @DefaultValue("8s") Duration firstToken,
        @DefaultValue("10s") Duration betweenTokens,
        @DefaultValue("45s") Duration total,
        @DefaultValue("4s") Duration queue) {
    public TimeLimits {
        requirePositive("connect", connect);
        requirePositive("first-token", firstToken);
        requirePositive("between-tokens", betweenTokens);
        requirePositive("total", total);
        requirePositive("queue", queue);
    }

    static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is not a positive duration");
        }
    }
}
