package io.gemba.copilot.problem;

import org.springframework.http.HttpStatus;

/** A request that cannot be understood or is out of bounds. */
public final class InvalidRequest extends CopilotException {

    /**
     * Says what is wrong with it.
     *
     * @param code stable, for programs
     */
    public InvalidRequest(String code, String message) {
        super(HttpStatus.BAD_REQUEST, code, message);
    }
}
