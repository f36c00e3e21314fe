package io.gemba.copilot.conversation;

import java.util.UUID;

/** A thread of questions and answers. */
public record ConversationId(UUID value) {}
