package io.gemba.copilot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.corpus.blob.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a minute that a token's signature was right, since checking it costs more than the rest of a request.
 * That its time has not run out is looked at every time. Tokens are kept by their hash alone.
 */
final class RememberedTokens implements JwtDecoder {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> time;
    private final Cache<ContentHash, Jwt> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> time) {
        this.decoder = decoder;
        this.time = time;
    }

    @Override
    public Jwt decode(String token) {
        var key = ContentHash.of(token.getBytes(StandardCharsets.US_ASCII));
        var jwt = known.getIfPresent(key);
        if (jwt == null) {
            jwt = decoder.decode(token);
            known.put(key, jwt);
            return jwt;
        }
        var result = time.validate(jwt);
        if (result.hasErrors()) {
            known.invalidate(key);
            throw new JwtValidationException("the token's time has run out", result.getErrors());
        }
        return jwt;
    }
}
