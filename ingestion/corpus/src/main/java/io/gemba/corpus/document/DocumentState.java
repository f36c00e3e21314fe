package io.gemba.corpus.document;

import java.util.Locale;

/** How far the newest version of a document has come. */
public enum DocumentState {
    RECEIVED,
    PROCESSING,
    /** Searched and cited. */
    INDEXED,
    /** Gave up for now; may be replayed. */
    FAILED,
    /** Will not be read: the file itself is the reason. */
    REJECTED,
    DELETED;

    /** The lower-case name that the database and the HTTP contract use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DocumentState ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
