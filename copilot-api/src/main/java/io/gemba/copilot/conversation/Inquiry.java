package io.gemba.copilot.conversation;

import io.gemba.corpus.access.CompanyId;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody asks.
 *
 * @param conversation the thread it goes on with; empty to begin one
 * @param companies the active companies; empty for all that the caller belongs to
 */
public record Inquiry(String text, Optional<ConversationId> conversation, Set<CompanyId> companies) {
    public Inquiry {
        companies = Set.copyOf(companies);
    }
}
