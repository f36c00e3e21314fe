package io.gemba.copilot.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.gemba.copilot.identity.issuer.AccessTokens;
import io.gemba.corpus.access.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * The fixed list of issuers whose tokens are accepted. Each is bound to a tenant and an audience, signs with a
 * public-key algorithm, and is asked for its keys only when its first token comes.
 */
final class TrustedIssuers implements AuthenticationManagerResolver<String> {
    private static final String ACCESS_TOKEN = "at+jwt";
    private static final SignatureAlgorithm[] ALGORITHMS = {
        SignatureAlgorithm.ES256,
        SignatureAlgorithm.ES384,
        SignatureAlgorithm.RS256,
        SignatureAlgorithm.RS384,
        SignatureAlgorithm.RS512,
        SignatureAlgorithm.PS256
    };

    private final Map<String, Trust> issuers = new HashMap<>();

    TrustedIssuers(IdentitySettings settings, @Nullable JWKSource<SecurityContext> ownKeys) {
        for (var issuer : settings.issuers()) {
            add(
                    issuer.issuer(),
                    new TenantId(issuer.tenant()),
                    issuer.audience(),
                    issuer.loginClaim(),
                    () -> remote(issuer),
                    anyAccessToken());
        }
        if (settings.ownIssuer().enabled() && ownKeys != null) {
            var name = settings.publicUrl().toString();
            var tenant = new TenantId(settings.ownIssuer().tenant());
            add(
                    name,
                    tenant,
                    AccessTokens.AUDIENCE,
                    "sub",
                    () -> NimbusJwtDecoder.withJwkSource(ownKeys)
                            .jwsAlgorithm(SignatureAlgorithm.ES256)
                            .build(),
                    new JwtTypeValidator(ACCESS_TOKEN));
        }
    }

    private static NimbusJwtDecoder remote(IdentitySettings.TrustedIssuer issuer) {
        var builder = issuer.jwkSetUri() == null
                ? NimbusJwtDecoder.withIssuerLocation(issuer.issuer())
                : NimbusJwtDecoder.withJwkSetUri(issuer.jwkSetUri());
        return builder.jwsAlgorithms(algorithms -> algorithms.addAll(List.of(ALGORITHMS)))
                .build();
    }

    /** Other issuers mark their access tokens as RFC 9068 asks, as plain tokens, or not at all. */
    private static JwtTypeValidator anyAccessToken() {
        var types = new JwtTypeValidator(ACCESS_TOKEN, "JWT");
        types.setAllowEmpty(true);
        return types;
    }

    private void add(
            String issuer,
            TenantId tenant,
            String audience,
            String loginClaim,
            Supplier<NimbusJwtDecoder> decoder,
            JwtTypeValidator types) {
        JwtDecoder checked = new SupplierJwtDecoder(() -> {
            var made = decoder.get();
            made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithValidators(new JwtIssuerValidator(issuer), types),
                    new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(audience))));
            return made;
        });
        issuers.put(issuer, new Trust(tenant, loginClaim, new JwtAuthenticationProvider(checked)::authenticate));
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        var trust = issuers.get(issuer);
        return trust == null ? TrustedIssuers::refuse : trust.manager();
    }

    private static Authentication refuse(Authentication token) {
        throw new InvalidBearerTokenException("the issuer is not trusted");
    }

    /** The tenant to which a token's issuer is bound. */
    TenantId tenantOf(Jwt token) {
        return trust(token).tenant();
    }

    /** The login that a token names, for the first time its subject is seen. */
    @Nullable
    String loginOf(Jwt token) {
        return token.getClaimAsString(trust(token).loginClaim());
    }

    private Trust trust(Jwt token) {
        var trust = issuers.get(String.valueOf(token.getClaimAsString("iss")));
        if (trust == null) {
            throw new IllegalStateException("a token of an unknown issuer was let in");
        }
        return trust;
    }

    private record Trust(TenantId tenant, String loginClaim, AuthenticationManager manager) {}
}
