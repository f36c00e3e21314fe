package io.gemba.copilot.identity;

import io.gemba.corpus.access.TenantId;
import java.util.Optional;

/** Says what people may do who do not sign in with Odoo, and what Odoo's groups and companies are to Gemba. */
interface Directory {

    /** What a person holds; empty for whoever is not, or no longer, known. */
    Optional<Rights> find(TenantId tenant, String login);

    /** What is made of what Odoo says; empty for a tenant of which nothing is known. */
    Optional<OdooRules> rules(TenantId tenant);
}
