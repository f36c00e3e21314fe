package io.gemba.corpus.document;

import io.gemba.corpus.text.Labels;
import java.util.Locale;

/** Whether a document is the one to go by. */
public enum Standing {
    /** In force, or under no control that would say otherwise. */
    CURRENT,
    /** A draft, or not in effect yet, beside one that is. */
    COMING,
    /** Another stands in its place. */
    SUPERSEDED,
    /** Taken back, without another in its place. */
    WITHDRAWN;

    /** The lower-case name that the database and the HTTP contract use. */
    public String label() {
        return Labels.of(this);
    }

    /** True of a document that is not to be gone by any more. */
    public boolean isOver() {
        return this == SUPERSEDED || this == WITHDRAWN;
    }

    /**
     * The standing of that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Standing ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
