package io.gemba.corpus.search;

import io.gemba.corpus.database.Reach;

/** How to look for the nearest vectors, by how many there are; measured by {@code deploy/bench search}. */
final class Calibration {
    private static final double SWITCH = 55;
    private static final int MOST_COMPARED = 30_000;
    private static final int LARGE = 500_000;

    private Calibration() {}

    /**
     * True where comparing every visible vector costs no more than walking the index past all others: the one costs by
     * the vector, the other by how rare a visible one is, so they meet at a multiple of the root of all, until the
     * index gives up looking for what is rare.
     */
    static boolean isSmall(Reach reach) {
        return reach.visible() <= Math.min(MOST_COMPARED, SWITCH * Math.sqrt(reach.total()));
    }

    /** How many candidates the index keeps in view: the more chunks there are, the more it takes to miss none. */
    static int efSearch(Reach reach) {
        return reach.total() > LARGE ? 200 : 100;
    }

    /**
     * How many neighbours the index is asked for. Each further one costs, and those that words find, too, are placed
     * without it; but the further it has to look, the fewer of the nearest it misses.
     */
    static int near(Reach reach) {
        return reach.total() > LARGE ? 80 : 40;
    }
}
