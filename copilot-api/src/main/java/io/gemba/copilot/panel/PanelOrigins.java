package io.gemba.copilot.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of the configured origins read what the API answers. Cookies are not among what they may send: a bearer
 * token is all that tells who asks. To every other origin nothing is said at all, which browsers take for a no.
 */
@Configuration(proxyBeanMethods = false)
class PanelOrigins {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Before anybody asks for a session or a token: a browser's question beforehand carries neither. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<CorsFilter> panelCors(PanelSettings settings) {
        var allowed = allowed(settings);
        var filter =
                new FilterRegistrationBean<>(new CorsFilter(request -> isAllowed(request, settings) ? allowed : null));
        filter.addUrlPatterns("/api/*");
        filter.setOrder(FIRST);
        return filter;
    }

    private static boolean isAllowed(HttpServletRequest request, PanelSettings settings) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && settings.origins().contains(origin);
    }

    private static CorsConfiguration allowed(PanelSettings settings) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.origins());
        cors.setAllowedMethods(List.of("GET", "POST", "DELETE"));
        cors.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT));
        cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, "X-Correlation-Id"));
        cors.setAllowCredentials(false);
        cors.setMaxAge(REMEMBERED);
        return cors;
    }
}
