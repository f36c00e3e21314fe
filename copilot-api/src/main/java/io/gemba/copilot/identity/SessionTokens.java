package io.gemba.copilot.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtException;
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
    private final OAuth2AuthorizedClientRepository sessions;
    private final AuthenticationManagerResolver<HttpServletRequest> issuers;
    private final TrustedIssuers trusted;

    SessionTokens(
            OAuth2AuthorizedClientManager clients,
            OAuth2AuthorizedClientRepository sessions,
            AuthenticationManagerResolver<HttpServletRequest> issuers,
            TrustedIssuers trusted) {
        this.clients = clients;
        this.sessions = sessions;
        this.issuers = issuers;
        this.trusted = trusted;
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
                context.setAuthentication(verified(session, request, response));
            } catch (ClientAuthorizationException | AuthenticationException | JwtException e) {
                LOG.info("A session ended: {}", e.getMessage());
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private @Nullable Authentication verified(
            OAuth2AuthenticationToken session, HttpServletRequest request, HttpServletResponse response) {
        try {
            var client = clients.authorize(
                    OAuth2AuthorizeRequest.withClientRegistrationId(session.getAuthorizedClientRegistrationId())
                            .principal(session)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .build());
            return client == null
                    ? null
                    : issuers.resolve(request)
                            .authenticate(new BearerTokenAuthenticationToken(
                                    client.getAccessToken().getTokenValue()));
        } catch (ClientAuthorizationException e) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())
                    || !session.getAuthorizedClientRegistrationId().equals(SignInProvider.ODOO)) {
                throw e;
            }
            LOG.info("Odoo does not renew a session: {}", e.getMessage());
            OAuth2AuthorizedClient last = sessions.loadAuthorizedClient(SignInProvider.ODOO, session, request);
            return last == null ? null : trusted.overdue(last.getAccessToken().getTokenValue());
        }
    }
}
