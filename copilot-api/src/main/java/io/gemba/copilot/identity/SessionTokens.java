package io.gemba.copilot.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a browser session stand for the token behind it: the token is renewed when it has expired, and verified like any
 * other. So the console's requests take the same path as a script's, and stay under the protection against forged
 * requests that bearer tokens do not need.
 */
final class SessionTokens extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionTokens.class);

    private final OAuth2AuthorizedClientManager clients;
    private final AuthenticationManagerResolver<HttpServletRequest> issuers;

    SessionTokens(OAuth2AuthorizedClientManager clients, AuthenticationManagerResolver<HttpServletRequest> issuers) {
        this.clients = clients;
        this.issuers = issuers;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken session) {
            var context = SecurityContextHolder.createEmptyContext();
            try {
                var client = clients.authorize(
                        OAuth2AuthorizeRequest.withClientRegistrationId(session.getAuthorizedClientRegistrationId())
                                .principal(session)
                                .attribute(HttpServletRequest.class.getName(), request)
                                .attribute(HttpServletResponse.class.getName(), response)
                                .build());
                if (client != null) {
                    var token = new BearerTokenAuthenticationToken(
                            client.getAccessToken().getTokenValue());
                    context.setAuthentication(issuers.resolve(request).authenticate(token));
                }
            } catch (ClientAuthorizationException | AuthenticationException e) {
                LOG.info("A session ended: {}", e.getMessage());
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
