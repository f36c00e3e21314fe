package io.gemba.copilot.problem;

import org.springframework.http.HttpStatus;

/** The caller may see something but not do this to it. */
public final class NotPermitted extends CopilotException {
    public NotPermitted(String message) {
        super(HttpStatus.FORBIDDEN, "NOT_PERMITTED", message);
    }
}
