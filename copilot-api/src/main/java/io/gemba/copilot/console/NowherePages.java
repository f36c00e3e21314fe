package io.gemba.copilot.console;

import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests that no controller takes: browsers get a page, programs a problem. */
@ControllerAdvice
@Order(0)
class NowherePages {

    @ExceptionHandler
    Object handle(NoResourceFoundException e, @Authenticated Caller caller, HttpServletRequest request) {
        FrameAdvice.remember(caller, request);
        return Problems.areShownAsPage(request)
                ? ErrorPages.shown(HttpStatus.NOT_FOUND, "not-found", request)
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Problems.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this address."));
    }

    @ExceptionHandler
    Object handle(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return Problems.areShownAsPage(request)
                ? ErrorPages.shown(HttpStatus.METHOD_NOT_ALLOWED, "refused", request)
                : ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                        .headers(e.getHeaders())
                        .body(Problems.of(
                                HttpStatus.METHOD_NOT_ALLOWED,
                                "METHOD_NOT_ALLOWED",
                                "This address does not take %s.".formatted(e.getMethod())));
    }
}
