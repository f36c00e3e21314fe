package io.gemba.copilot.problem;

import org.springframework.http.HttpStatus;

/** Something is not there, or not there for this caller: the two look the same. */
public final class NotFound extends CopilotException {

    /**
     * Says that there is no such thing.
     *
     * @param what in words, such as "document"
     */
    public NotFound(String what) {
        super(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such %s, or you may not see it.".formatted(what));
    }
}
