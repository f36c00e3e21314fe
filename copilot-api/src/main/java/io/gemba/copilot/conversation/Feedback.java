package io.gemba.copilot.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of an answer.
 *
 * @param reason wrong, incomplete, outdated, not-allowed or other
 */
public record Feedback(boolean good, @Nullable String reason, String comment) {}
