package io.gemba.ingestion.child;

/** A file could not be read this time; the file may or may not be the reason. */
public final class ReadingFailed extends Exception {
    private final Cause cause;

    ReadingFailed(Cause cause, String detail) {
        super(detail);
        this.cause = cause;
    }

    /** What happened, for programs. The message says it for people. */
    public Cause reason() {
        return cause;
    }

    /** What may happen to a child while it reads. */
    public enum Cause {
        READER_OUT_OF_TIME,
        READER_OUT_OF_MEMORY,
        READER_CRASHED
    }
}
