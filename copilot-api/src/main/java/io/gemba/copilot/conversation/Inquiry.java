package io.gemba.copilot.conversation;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.corpus.access.CompanyId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody asks.
 *
 * @param conversation the thread it goes on with; empty to begin one
 * @param active the active companies, as Odoo numbers them for people who belong to some there; empty for all
 * @param open the record that the asker has in front of them
 * @param copilot the one that is asked; empty for all that the asker has
 */
public record Inquiry(
        String text,
        Optional<ConversationId> conversation,
        Set<Long> active,
        Optional<OpenRecord> open,
        Optional<String> copilot) {
    public Inquiry {
        active = Set.copyOf(active);
    }

    /**
     * The active companies as Gemba numbers them.
     *
     * @throws io.gemba.copilot.problem.NotPermitted if one of them, in Odoo, is not the caller's
     */
    Set<CompanyId> companies(Caller caller) {
        return caller.companies().stream().map(Company::odooId).anyMatch(Objects::nonNull)
                ? caller.companiesInOdoo(active)
                : active.stream().map(id -> new CompanyId(Math.toIntExact(id))).collect(Collectors.toSet());
    }
}
