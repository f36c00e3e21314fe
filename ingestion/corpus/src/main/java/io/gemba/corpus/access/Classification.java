package io.gemba.corpus.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How sensitive a document is, from least to most. A person's clearance is the highest class they may read; a model
 * provider declares the classes it may be sent.
 */
public enum Classification {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED;

    /** The rank kept in the database: 0 for public to 3 for restricted. */
    public int rank() {
        return ordinal();
    }

    /** The lower-case name that files, settings and the HTTP contract use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The class of that rank.
     *
     * @throws IllegalArgumentException if no class has it
     */
    public static Classification ofRank(int rank) {
        if (rank < 0 || rank >= values().length) {
            throw new IllegalArgumentException("no classification of rank " + rank);
        }
        return values()[rank];
    }

    /** The class of that label, in any case; empty if there is none. */
    public static Optional<Classification> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(it -> it.name().equalsIgnoreCase(label.strip()))
                .findFirst();
    }
}
