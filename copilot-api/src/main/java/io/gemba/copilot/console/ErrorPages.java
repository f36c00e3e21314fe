package io.gemba.copilot.console;

import io.gemba.copilot.identity.NotRegistered;
import io.gemba.copilot.problem.CopilotException;
import io.gemba.copilot.problem.Failure;
import io.gemba.copilot.problem.NotFound;
import io.gemba.copilot.problem.NotPermitted;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/** What pages say when something goes wrong; the API says the same as problems. */
@ControllerAdvice(annotations = Page.class)
@Order(0)
class ErrorPages {
    @ExceptionHandler
    ModelAndView handle(CopilotException e, HttpServletRequest request) {
        var key = switch (e) {
            case NotRegistered unknown -> "not-registered";
            case NotFound missing -> "not-found";
            case NotPermitted forbidden -> "forbidden";
            default -> "refused";
        };
        var shown = shown(e.status(), key, request);
        return key.equals("refused") ? shown.addObject("code", e.code()).addObject("detail", e.getMessage()) : shown;
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, MissingServletRequestParameterException.class})
    ModelAndView handleUnreadable(HttpServletRequest request) {
        return shown(HttpStatus.NOT_FOUND, "not-found", request);
    }

    @ExceptionHandler({MaxUploadSizeExceededException.class, MissingServletRequestPartException.class})
    ModelAndView handleUpload(Exception e, HttpServletRequest request) {
        var isLarge = e instanceof MaxUploadSizeExceededException;
        return shown(isLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST, "upload", request);
    }

    /** The log says what it was; the page has the id by which it is found there. */
    @ExceptionHandler
    ModelAndView handleOther(Exception e, HttpServletRequest request) {
        var status = Failure.of(e).status();
        return shown(status, status == HttpStatus.SERVICE_UNAVAILABLE ? "unavailable" : "internal", request);
    }

    static ModelAndView shown(HttpStatus status, String key, HttpServletRequest request) {
        var view = Trouble.of(request, status, key).shown(request.getHeader("HX-Request") != null);
        var frame = request.getAttribute(Frame.class.getName());
        return frame == null ? view : view.addObject("frame", frame);
    }
}
