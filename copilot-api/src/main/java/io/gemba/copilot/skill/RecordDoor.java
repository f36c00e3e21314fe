package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.access.CompanyId;
import java.util.Collection;
import java.util.Optional;

/** Lets a caller into Odoo as themselves. */
public interface RecordDoor {

    /**
     * The caller's way in; empty without an Odoo, or for somebody who is not known there.
     *
     * @param active the companies that are active; those the caller does not belong to are left out, none means all
     */
    Optional<RecordAccess> open(Caller caller, Collection<CompanyId> active);

    /** True if there is an Odoo at all. */
    default boolean isThere() {
        return false;
    }
}
