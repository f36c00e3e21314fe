package io.gemba.copilot.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Sends people whose session is over, or has not begun, to sign in, and back to the page they wanted. */
final class PageSignIn implements AuthenticationEntryPoint, AccessDeniedHandler {
    /** Who wants to be here is taken to where their copilot begins. */
    private static final String NOWHERE_IN_PARTICULAR = "/";

    private final String start;
    private final AuthenticationEntryPoint signIn;
    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

    /**
     * Sends people somewhere.
     *
     * @param start where signing in begins
     */
    PageSignIn(String start) {
        this.start = start;
        this.signIn = new LoginUrlAuthenticationEntryPoint(start);
    }

    /** Remembers pages only: whoever has signed in should not land on a picture or on a part of a page. */
    static RequestCache pages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && !isFromScript(request)
                && !request.getRequestURI().equals(NOWHERE_IN_PARTICULAR)
                && accepts(request).contains(MediaType.TEXT_HTML_VALUE));
        return cache;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (isFromScript(request)) {
            reload(response);
        } else {
            signIn.commence(request, response, e);
        }
    }

    /** A form without a session to protect it was sent when the session was over. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        if (!(e instanceof CsrfException) || request.isRequestedSessionIdValid()) {
            refusal.handle(request, response, e);
        } else if (isFromScript(request)) {
            reload(response);
        } else {
            response.sendRedirect(start);
        }
    }

    private static void reload(HttpServletResponse response) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("HX-Refresh", "true");
    }

    private static boolean isFromScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static String accepts(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null ? "" : accept;
    }
}
