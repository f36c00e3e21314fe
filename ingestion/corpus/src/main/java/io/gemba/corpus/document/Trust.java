package io.gemba.corpus.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a document's word goes: a supplier's file never outranks a controlled procedure. */
public enum Trust {
    EXTERNAL,
    NORMAL,
    CONTROLLED;

    /** The rank kept in the database: 0 for external to 2 for controlled. */
    public int rank() {
        return ordinal();
    }

    /** The lower-case name that files and the HTTP contract use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The trust of that rank.
     *
     * @throws ArrayIndexOutOfBoundsException if there is none
     */
    public static Trust ofRank(int rank) {
        return values()[rank];
    }

    /** The trust of that label, in any case; empty if there is none. */
    public static Optional<Trust> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(it -> it.name().equalsIgnoreCase(label.strip()))
                .findFirst();
    }
}
