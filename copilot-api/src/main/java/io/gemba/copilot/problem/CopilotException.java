package io.gemba.copilot.problem;

import org.springframework.http.HttpStatus;

/** Something that a caller did, or asked for, and cannot have. The message is written for the caller. */
public abstract class CopilotException extends RuntimeException {
    private final HttpStatus status;
    private final String code;

    protected CopilotException(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public HttpStatus status() {
        return status;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }
}
