package io.gemba.copilot.identity.issuer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps passwords from being tried one after the other. Failures count for a login at an address, so that nobody can
 * lock others out, and for an address alone. Whoever has failed too often is sent back before a password is looked at,
 * which costs processor time on purpose.
 */
final class SignInThrottle extends OncePerRequestFilter {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_PER_LOGIN = 10;
    private static final int MOST_PER_ADDRESS = 60;
    private static final int KEPT = 20_000;
    private static final int LONGEST_LOGIN = 100;

    private final Cache<String, AtomicInteger> failures =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(REMEMBERED).build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals("/login");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (count(address(request)) >= MOST_PER_ADDRESS || count(login(request)) >= MOST_PER_LOGIN) {
            response.sendRedirect("/login?failed&throttled");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Counts a failure and sends the person back. */
    AuthenticationFailureHandler failures() {
        var back = new SimpleUrlAuthenticationFailureHandler("/login?failed");
        return (request, response, e) -> {
            add(address(request));
            add(login(request));
            back.onAuthenticationFailure(request, response, e);
        };
    }

    private int count(String key) {
        var counted = failures.getIfPresent(key);
        return counted == null ? 0 : counted.get();
    }

    private void add(String key) {
        failures.get(key, it -> new AtomicInteger()).incrementAndGet();
    }

    private static String address(HttpServletRequest request) {
        return request.getRemoteAddr();
    }

    private static String login(HttpServletRequest request) {
        var login = Optional.ofNullable(request.getParameter("username")).orElse("");
        return request.getRemoteAddr() + " " + login.substring(0, Math.min(login.length(), LONGEST_LOGIN));
    }
}
