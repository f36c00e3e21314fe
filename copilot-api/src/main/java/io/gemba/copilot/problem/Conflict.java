package io.gemba.copilot.problem;

import org.springframework.http.HttpStatus;

/** Something cannot be done as things stand. */
public final class Conflict extends CopilotException {

    /**
     * Says why not.
     *
     * @param code stable, for programs
     */
    public Conflict(String code, String message) {
        super(HttpStatus.CONFLICT, code, message);
    }
}
