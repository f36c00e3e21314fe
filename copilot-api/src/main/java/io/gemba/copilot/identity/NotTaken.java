package io.gemba.copilot.identity;

import io.gemba.copilot.problem.CopilotException;
import org.springframework.http.HttpStatus;

/** A token is in order, but Odoo, which minted it, does not let its user in any more. */
final class NotTaken extends CopilotException {
    NotTaken() {
        super(
                HttpStatus.UNAUTHORIZED,
                "INVALID_TOKEN",
                "Odoo does not take the token any more. Sign in again; if that does not help, ask whoever looks after"
                        + " Odoo.");
    }
}
