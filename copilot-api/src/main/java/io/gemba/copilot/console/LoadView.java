package io.gemba.copilot.console;

import io.gemba.corpus.document.LoadProgress.Load;
import java.time.Duration;

/** How far a load has come, in the units that people use. */
record LoadView(Load load) {
    private static final int MINUTES = 90;

    /** Whole numbers of the rates; under one they say nothing. */
    public long documentsPerMinute() {
        return Math.round(load.documentsPerMinute());
    }

    public long pagesPerMinute() {
        return Math.round(load.pagesPerMinute());
    }

    /** Documents that could not be read. */
    public long lost() {
        return load.failed() + load.rejected();
    }

    /** The message that says how long it will take. */
    public String leftKey() {
        return load.left()
                .map(left -> left.compareTo(Duration.ofMinutes(1)) < 0
                        ? "load.left-soon"
                        : left.toMinutes() < MINUTES ? "load.left-minutes" : "load.left-hours")
                .orElse("load.left-unknown");
    }

    /** What goes into it, rounded up. */
    public long leftCount() {
        return load.left()
                .map(left -> left.toMinutes() < MINUTES
                        ? left.plusSeconds(59).toMinutes()
                        : left.plusMinutes(30).toHours())
                .orElse(0L);
    }
}
