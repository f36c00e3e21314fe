package io.gemba.copilot.odoo;

import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.access.CompanyId;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooSession;
import java.util.Collection;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens Odoo as the person who asks. */
@Component
public final class OdooSessions {
    private final ObjectProvider<Odoo> odoo;

    OdooSessions(ObjectProvider<Odoo> odoo) {
        this.odoo = odoo;
    }

    /**
     * A session as the caller. There is none without an Odoo, for people who cannot act in it, for whom none of these
     * companies is one in Odoo, and while their rights cannot be read ({@link Caller#odooAwaySince}).
     *
     * @param active the companies to be in; empty for all that the caller belongs to
     * @throws io.gemba.copilot.problem.NotPermitted if one of them is not the caller's
     */
    public Optional<OdooSession> of(Caller caller, Collection<CompanyId> active) {
        var credentials = caller.credentials();
        var companies = caller.odooCompanies(active);
        return credentials == null || companies.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(odoo.getIfAvailable()).map(it -> it.as(credentials, companies));
    }
}
