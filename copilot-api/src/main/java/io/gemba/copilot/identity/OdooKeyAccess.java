package io.gemba.copilot.identity;

import io.gemba.odoo.UserToken;
import java.util.Optional;

/**
 * Who may leave a key. Whoever has signed in to Odoo needs none, and a token that was stolen shall not leave one
 * behind.
 */
public final class OdooKeyAccess {
    private final Optional<OdooKeys> keys;

    OdooKeyAccess(Optional<OdooKeys> keys) {
        this.keys = keys;
    }

    /** The keys, for somebody who may leave one; empty, too, where none are kept. */
    public Optional<OdooKeys> of(Caller caller) {
        return keys.filter(it -> !(caller.credentials() instanceof UserToken));
    }
}
