package io.gemba.copilot.conversation;

import java.util.UUID;

/** An answer; with a number behind it, a citation. */
public record AnswerId(UUID value) {}
