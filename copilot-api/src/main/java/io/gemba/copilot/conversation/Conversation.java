package io.gemba.copilot.conversation;

import java.time.Instant;

/** A thread of questions and answers, by its first question. */
public record Conversation(ConversationId id, String title, Instant changedAt) {}
