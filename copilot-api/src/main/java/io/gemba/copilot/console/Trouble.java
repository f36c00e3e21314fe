package io.gemba.copilot.console;

import io.gemba.copilot.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * Something that went wrong, in plain words.
 *
 * @param key of the words
 */
record Trouble(HttpStatus status, String key, String correlationId) {

    static Trouble of(HttpServletRequest request, HttpStatus status, String key) {
        return new Trouble(status, key, Problems.correlationId(request));
    }

    /** As a page, or as what a script puts into one. */
    ModelAndView shown(boolean asPart) {
        var view = asPart ? "console/error :: part" : "console/error";
        return new ModelAndView(view, Map.of("trouble", this), status);
    }
}
