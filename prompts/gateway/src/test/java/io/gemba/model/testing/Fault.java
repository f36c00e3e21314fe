package io.gemba.model.testing;

/** What a provider may say instead of answering. */
public enum Fault {
    UNAUTHORIZED(401),
    RATE_LIMITED(429),
    SERVER_FAULT(500),
    CONTEXT_TOO_LONG(400),
    BAD_REQUEST(400);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
