package io.gemba.copilot.problem;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** A file is larger than is taken. */
public final class TooLarge extends CopilotException {
    public TooLarge(DataSize largest) {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "TOO_LARGE",
                "The file is too large; at most %d MB are taken.".formatted(largest.toMegabytes()));
    }
}
