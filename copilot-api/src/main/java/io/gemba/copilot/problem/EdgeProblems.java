package io.gemba.copilot.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong before or behind the controllers: browser sessions lie in the database, too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class EdgeProblems extends OncePerRequestFilter {
    private final JsonMapper json;

    EdgeProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException e) {
            if (response.isCommitted()) {
                throw e;
            }
            if (Problems.areShownAsPage(request)) {
                response.sendError(Failure.of(e).status().value());
            } else {
                write(response, Failure.of(e));
            }
        }
    }

    private void write(HttpServletResponse response, Failure failure) throws IOException {
        var correlation = response.getHeader(CorrelationFilter.HEADER);
        response.reset();
        response.setHeader(CorrelationFilter.HEADER, correlation);
        response.setStatus(failure.status().value());
        failure.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), failure.problem());
    }
}
