package io.gemba.copilot.identity;

import io.gemba.corpus.access.TenantId;
import java.util.Optional;

/** Says what a person may do, as of now. */
interface Directory {

    /** The entry of a person; empty for whoever is not, or no longer, known. */
    Optional<DirectoryEntry> find(TenantId tenant, String login);
}
