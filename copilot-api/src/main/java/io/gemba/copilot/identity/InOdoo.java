package io.gemba.copilot.identity;

import io.gemba.odoo.Identity;
import org.jspecify.annotations.Nullable;

/**
 * As whom Odoo knows somebody.
 *
 * @param user their number
 * @param language in which they read it, as Odoo names it, such as {@code en_US}
 * @param zone of the times that it shows them
 */
public record InOdoo(
        long user, @Nullable String language, @Nullable String zone) {
    static InOdoo of(Identity identity) {
        return new InOdoo(identity.id(), identity.language(), identity.zone());
    }
}
