package io.gemba.copilot.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Pages for requests that failed before they reached a page: the database of sessions is away, or one is forged. */
@Component
class LostRequests implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var asPart = request.getHeader("HX-Request") != null;
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            return Trouble.of(request, status, "unavailable").shown(asPart);
        }
        var key = switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "stale";
            default -> status.is4xxClientError() ? "refused" : "internal";
        };
        return Trouble.of(request, status, key).shown(asPart);
    }
}
