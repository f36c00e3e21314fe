package io.gemba.copilot.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * The keys that another issuer publishes. They are kept for a few minutes, and for some hours while the issuer does not
 * answer; tokens under names of keys that it never published do not have it asked again and again.
 */
final class IssuerKeys {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(4);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration ASKED_AT_MOST_EVERY = Duration.ofSeconds(10);
    private static final int LARGEST_SET = 256 << 10;

    private IssuerKeys() {}

    /** Goes nowhere else, whatever an issuer, or what stands before it, says. */
    private static final class Direct extends DefaultResourceRetriever {
        Direct(int wait) {
            super(wait, wait, LARGEST_SET);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
            var connection = super.openHTTPConnection(address);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }

    static JWKSource<SecurityContext> of(IdentitySettings.TrustedIssuer issuer) {
        var wait = (int) LONGEST_WAIT.toMillis();
        try {
            var keys = JWKSourceBuilder.create(URI.create(address(issuer)).toURL(), new Direct(wait))
                    .cache(KEPT.toMillis(), wait)
                    .rateLimited(ASKED_AT_MOST_EVERY.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
            return (selector, context) -> {
                try {
                    return keys.get(selector, context);
                } catch (RateLimitReachedException e) {
                    return List.of();
                }
            };
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("jwk-set-uri is not an address: " + issuer.jwkSetUri(), e);
        }
    }

    private static String address(IdentitySettings.TrustedIssuer issuer) {
        return Optional.ofNullable(issuer.jwkSetUri())
                .or(() -> Optional.ofNullable(ClientRegistrations.fromIssuerLocation(issuer.issuer())
                        .clientId("gemba")
                        .build()
                        .getProviderDetails()
                        .getJwkSetUri()))
                .orElseThrow(() -> new IllegalArgumentException("the issuer names no keys: " + issuer.issuer()));
    }
}
