package io.gemba.copilot.identity.issuer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Sign-ins under way and their tokens, in memory: after a restart people sign in again. Bounded and expiring, which
 * Spring's own in-memory service is not.
 */
final class ExpiringAuthorizations implements OAuth2AuthorizationService {
    private static final int MOST = 5_000;

    private final Cache<String, OAuth2Authorization> byId;

    ExpiringAuthorizations(Duration lifetime) {
        byId = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(lifetime)
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        byId.put(authorization.getId(), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return byId.asMap().values().stream()
                .filter(authorization ->
                        authorization.getToken(token) != null || token.equals(authorization.getAttribute("state")))
                .findFirst()
                .orElse(null);
    }
}
