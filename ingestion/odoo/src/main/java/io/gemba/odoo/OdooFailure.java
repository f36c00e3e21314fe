package io.gemba.odoo;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that Odoo did not answer as wanted. The message is for people; Odoo's own traces are never part of it. */
public final class OdooFailure extends RuntimeException {
    private final Kind kind;
    private final @Nullable Instant since;

    OdooFailure(Kind kind, String message) {
        this(kind, message, null, null);
    }

    OdooFailure(Kind kind, String message, @Nullable Instant since, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.since = since;
    }

    public Kind kind() {
        return kind;
    }

    /** Since when Odoo has not been reached; empty if it has been. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    OdooFailure since(Instant began) {
        return new OdooFailure(kind, String.valueOf(getMessage()), began, this);
    }

    /** What went wrong, as far as it makes a difference to the caller. */
    public enum Kind {
        /** The user may not: the model, a record, a field, a company or the method. */
        DENIED,
        /** There is no such model or method: the app is not installed. */
        ABSENT,
        /** There is no such field, or not for this user. */
        UNKNOWN_FIELD,
        /** Odoo refuses what it was sent. */
        INVALID,
        /** Somebody else holds a record just now. */
        LOCKED,
        /** The credentials are not good, or no longer. */
        UNAUTHENTICATED,
        /** The caller had too little time left to tell whether Odoo answers. */
        OUT_OF_TIME,
        /** Odoo was not reached, did not answer in time, or failed itself. */
        UNREACHABLE
    }
}
