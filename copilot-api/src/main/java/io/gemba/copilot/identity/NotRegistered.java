package io.gemba.copilot.identity;

import io.gemba.copilot.problem.CopilotException;
import org.springframework.http.HttpStatus;

/** Somebody has signed in whom the directory does not know. */
public final class NotRegistered extends CopilotException {
    NotRegistered() {
        super(
                HttpStatus.FORBIDDEN,
                "NOT_REGISTERED",
                "You are signed in, but Gemba does not know you. Ask for an entry in the directory.");
    }
}
