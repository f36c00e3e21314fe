package io.gemba.copilot.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Problem details (RFC 9457) with the two fields that every problem of this API has: a stable code, and the correlation
 * id.
 */
public final class Problems {
    static final String CORRELATION_ID = "correlationId";

    private Problems() {}

    /** A problem as it goes out. */
    public static ProblemDetail of(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("about:blank"));
        return completed(problem, code);
    }

    static ProblemDetail completed(ProblemDetail problem, String code) {
        problem.setProperty("code", code);
        problem.setProperty(CORRELATION_ID, correlationId());
        return problem;
    }

    /** The id under which this request is found in the log. */
    public static String correlationId() {
        var id = MDC.get(CORRELATION_ID);
        return id == null ? "" : id;
    }

    /** The same, of a request that is being dispatched once more because it failed. */
    public static String correlationId(HttpServletRequest request) {
        var id = request.getAttribute(CORRELATION_ID);
        return id == null ? "" : id.toString();
    }

    /** True if whoever asked is shown pages rather than problem details: a browser that is not using the API. */
    public static boolean areShownAsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/api/");
    }
}
