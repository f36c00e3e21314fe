package io.gemba.ingestion.parse;

/** A file that will not be read however often it is tried: the file itself is the reason. */
public final class FileRejected extends Exception {
    private final Reason reason;
    private final String detail;

    FileRejected(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
        this.detail = detail;
    }

    /** Why, in one sentence for people. */
    public String detail() {
        return detail;
    }

    /** Why, for programs. */
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
        NO_TEXT,
        EMPTY_FILE,
        TOO_LARGE,
        TOO_MANY_PARTS,
        TOO_DEEP
    }
}
