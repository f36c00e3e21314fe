package io.gemba.copilot.answering;

import java.util.Locale;

/** How an answer came about. */
public enum Mode {
    /** A language model wrote it from the evidence. */
    MODEL,
    /** It was quoted from the documents. */
    EXTRACTIVE;

    /** The lower-case name that the HTTP contract uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
