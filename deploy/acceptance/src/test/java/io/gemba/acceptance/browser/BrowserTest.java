package io.gemba.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Gemba;
import org.junit.jupiter.api.AfterEach;

/** A visit to the running demo plant, at the end of which the browser has nothing to complain about. */
abstract class BrowserTest {
    final Gemba gemba = Gemba.running();
    Visit visit = Chromium.desk(gemba);

    /** Goes on with another browser. */
    Visit instead(Visit other) {
        visit.close();
        visit = other;
        return other;
    }

    @AfterEach
    void theBrowserHasNothingToComplainAbout() {
        var faults = visit.faults();
        visit.close();

        assertThat(faults).isEmpty();
    }
}
