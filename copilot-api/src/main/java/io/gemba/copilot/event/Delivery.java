package io.gemba.copilot.event;

import org.jspecify.annotations.Nullable;

/**
 * An event as it came in, with the headers that sign it.
 *
 * @param timestamp in seconds, as text
 * @param body the very bytes that were signed
 */
public record Delivery(
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String signature,
        byte[] body) {}
