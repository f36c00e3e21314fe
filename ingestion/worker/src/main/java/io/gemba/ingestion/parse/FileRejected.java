package io.gemba.ingestion.parse;

/** A file that will not be read however often it is tried: the file itself is the reason. */
public final class FileRejected extends Exception {
    private final Reason reason;

    FileRejected(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** Why, for programs. The message says it for people. */
    public Reason reason() {
        return reason;
    }

    /** The reasons for which a file is not read. */
    public enum Reason {
        UNSUPPORTED_TYPE,
        MISLABELLED,
        ENCRYPTED,
        CORRUPT,
        TOO_MANY_PAGES,
        EXPANDS_TOO_FAR,
        NO_TEXT
    }
}
