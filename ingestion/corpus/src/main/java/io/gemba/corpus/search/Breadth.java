package io.gemba.corpus.search;

import io.gemba.corpus.database.Reach;

/**
 * How far down a ranking goes.
 *
 * @param depth how many places count
 * @param hidden chunks that are passed over, because the record that their document hangs on is not visible
 */
record Breadth(int depth, long[] hidden) {
    private static final int USUAL = 80;
    private static final int WITH_RECORDS = 400;

    /** Deeper where Odoo may yet close some of what is found. */
    static Breadth of(Reach reach, long[] hidden) {
        return new Breadth(reach.hanging() ? WITH_RECORDS : USUAL, hidden);
    }

    /** How many neighbours the index is asked for. */
    int near(Reach reach) {
        return reach.hanging() ? depth : Calibration.near(reach);
    }
}
