package io.gemba.copilot.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends who opens a page by another name of this machine to the name that signing in comes back to. A cookie that is
 * set for 127.0.0.1 is not sent to localhost, so that signing in would fail there.
 */
final class OneLoopbackName extends OncePerRequestFilter {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final URI publicUrl;

    OneLoopbackName(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPage(request) || !isOtherName(request)) {
            chain.doFilter(request, response);
            return;
        }
        var query = request.getQueryString();
        response.sendRedirect(publicUrl
                .resolve(request.getRequestURI() + (query == null ? "" : "?" + query))
                .toString());
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** A port that differs belongs to a proxy, which may name this machine as it likes. */
    private boolean isOtherName(HttpServletRequest request) {
        return NAMES.contains(publicUrl.getHost())
                && NAMES.contains(request.getServerName())
                && !publicUrl.getHost().equals(request.getServerName())
                && publicUrl.getPort() == request.getServerPort();
    }
}
