package io.gemba.copilot.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Pages for requests that failed before they reached a page: the database of sessions is away, or one is forged. */
@Component
class LostRequests implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (isForLackOfDatabase((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            return Trouble.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable").shown(false);
        }
        var key = switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "stale";
            default -> status.is4xxClientError() ? "refused" : "internal";
        };
        return Trouble.of(status, key).shown(false);
    }

    private static boolean isForLackOfDatabase(@Nullable Throwable error) {
        return Stream.iterate(error, it -> it != null, Throwable::getCause).anyMatch(SQLException.class::isInstance);
    }
}
