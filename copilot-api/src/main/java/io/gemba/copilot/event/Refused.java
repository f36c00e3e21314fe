package io.gemba.copilot.event;

import io.gemba.copilot.problem.CopilotException;
import org.springframework.http.HttpStatus;

/** An event is not taken. Whoever forges one learns nothing of what was wrong with it. */
public final class Refused extends CopilotException {
    private Refused(HttpStatus status, String code, String message) {
        super(status, code, message);
    }

    static Refused unsigned() {
        return new Refused(
                HttpStatus.UNAUTHORIZED, "SIGNATURE_INVALID", "The event is not signed as agreed, or not just now.");
    }

    static Refused replayed() {
        return new Refused(HttpStatus.CONFLICT, "EVENT_REPLAYED", "An event of this id was taken before.");
    }

    /** More was sent than is read. */
    public static Refused tooLarge() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "EVENT_TOO_LARGE", "An event has at most 1 MB.");
    }
}
