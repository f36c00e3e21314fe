package io.gemba.copilot.problem;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says every problem in the same form, and never what an unknown exception says. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final Map<Integer, String> CODES = Map.of(
            400, "INVALID_REQUEST",
            404, "NOT_FOUND",
            405, "METHOD_NOT_ALLOWED",
            406, "NOT_ACCEPTABLE",
            413, "TOO_LARGE",
            415, "UNSUPPORTED_MEDIA_TYPE",
            503, "UNAVAILABLE");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception e) {
        var failure = Failure.of(e);
        var response = ResponseEntity.status(failure.status());
        failure.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.body(failure.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handleForm(MultipartException e) {
        LOG.info("A form could not be read: {}", e.getMessage());
        return ResponseEntity.badRequest()
                .body(Problems.of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", "The form could not be read to its end."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                e,
                e.getFieldErrors().stream().map(it -> it.getField() + " " + it.getDefaultMessage()),
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                e,
                e.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(it ->
                                        result.getMethodParameter().getParameterName() + " " + it.getDefaultMessage())),
                headers,
                status,
                request);
    }

    /** Says which fields are wrong: the constraints' own words, never what was sent. */
    private @Nullable ResponseEntity<Object> invalid(
            Exception e, Stream<String> faults, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = faults.sorted().distinct().collect(Collectors.joining("; ", "", "."));
        return handleExceptionInternal(e, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        var code = CODES.getOrDefault(status.value(), status.is4xxClientError() ? "INVALID_REQUEST" : "INTERNAL");
        return super.handleExceptionInternal(e, Problems.completed(detail, code), headers, status, request);
    }
}
