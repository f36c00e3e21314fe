package io.gemba.ingestion;

import io.gemba.ingestion.child.ReadingFailed;
import java.util.concurrent.Semaphore;

/**
 * Files that could not be read before. Each may keep a reader busy until its time is up, so they take half of the
 * readers at most: however many there are, the others have their turn.
 */
final class Suspects {
    private final Semaphore places;

    Suspects(int readers) {
        this.places = new Semaphore(Math.max(1, readers / 2));
    }

    /**
     * Reads a file.
     *
     * @param failures how often that has been tried in vain
     * @throws Busy if it is a suspect, and enough of them are being read; it has to wait
     */
    void read(int failures, Reading reading) throws ReadingFailed {
        if (failures == 0) {
            reading.read();
            return;
        }
        if (!places.tryAcquire()) {
            throw new Busy();
        }
        try {
            reading.read();
        } finally {
            places.release();
        }
    }

    @FunctionalInterface
    interface Reading {
        void read() throws ReadingFailed;
    }

    /** There is no place at the moment. */
    static final class Busy extends RuntimeException {
        Busy() {
            super("enough files that could not be read before are being read");
        }
    }
}
