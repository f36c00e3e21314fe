package io.gemba.copilot.identity;

import io.gemba.copilot.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** Tells callers of the API that they are not signed in, or that their token is no good, as a problem. */
final class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemEntryPoint.class);

    private final JsonMapper json;

    ProblemEntryPoint(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AuthenticationServiceException) {
            LOG.warn("A token could not be checked: {}", e.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "ISSUER_UNAVAILABLE",
                    "Whoever issued the token does not answer. Try again shortly.");
            return;
        }
        var isToken = e instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, isToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                isToken ? "INVALID_TOKEN" : "NOT_SIGNED_IN",
                isToken
                        ? "The token is expired, not from a trusted issuer, or not for Gemba."
                        : "Sign in, or send a bearer token.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException && !request.isRequestedSessionIdValid()) {
            commence(request, response, new InsufficientAuthenticationException("neither session nor token"));
            return;
        }
        write(
                response,
                HttpStatus.FORBIDDEN,
                "FORBIDDEN",
                "The request is missing its protection token, or is not permitted.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, code, detail));
    }
}
