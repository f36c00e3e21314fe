package io.gemba.copilot.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.gemba.copilot.identity.IdentitySettings.TrustedIssuer;
import io.gemba.copilot.identity.issuer.AccessTokens;
import io.gemba.corpus.access.TenantId;
import io.gemba.odoo.OdooSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The fixed list of issuers whose tokens are accepted. Each is bound to a tenant and an audience, signs with a
 * public-key algorithm, and is asked for its keys only when its first token comes.
 */
final class TrustedIssuers implements AuthenticationManagerResolver<String> {
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256);
    private static final JwtTypeValidator OTHERS = lenient();

    private static final Duration SESSION = Duration.ofHours(12);

    private final @Nullable JwtDecoder overdue;
    private final Map<String, Trust> trusts = new HashMap<>();
    private final Map<String, AuthenticationManager> managers = new HashMap<>();

    TrustedIssuers(
            IdentitySettings settings, @Nullable JWKSource<SecurityContext> ownKeys, @Nullable OdooSettings odoo) {
        for (var issuer : settings.issuers()) {
            add(issuer, new Terms(issuer.audience(), OTHERS, null), false);
        }
        if (odoo == null) {
            overdue = null;
        } else {
            var issuer = ofOdoo(odoo, settings.odoo());
            add(issuer, terms(issuer, odoo), true);
            var late = decoder(IssuerKeys.of(issuer));
            late.setJwtValidator(terms(issuer, odoo).of(issuer.issuer(), Terms.time(SESSION)));
            overdue = late;
        }
        if (settings.ownIssuer().enabled() && ownKeys != null) {
            add(
                    settings.publicUrl().toString(),
                    new Terms(AccessTokens.AUDIENCE, new JwtTypeValidator(AccessTokens.TYPE), null),
                    new Trust(new TenantId(settings.ownIssuer().tenant()), "sub", true, false),
                    () -> decoder(ownKeys));
        }
    }

    /** The addon's tokens, whose keys are fetched where Gemba reaches Odoo, not where browsers do. */
    private static TrustedIssuer ofOdoo(OdooSettings odoo, IdentitySettings.OdooPeople people) {
        return new TrustedIssuer(
                odoo.tokenIssuer(),
                AccessTokens.AUDIENCE,
                people.tenant(),
                "%s/gemba/%s/jwks.json".formatted(odoo.url(), odoo.database()),
                "preferred_username",
                people.sharesLogins());
    }

    /** One Odoo may know several Gembas; a token for one of them is none for the others. */
    private static Terms terms(TrustedIssuer issuer, OdooSettings odoo) {
        var client = odoo.client();
        return new Terms(issuer.audience(), OTHERS, client == null ? null : client.id());
    }

    private void add(TrustedIssuer issuer, Terms terms, boolean isOdoo) {
        if (trusts.containsKey(issuer.issuer())) {
            throw new IllegalArgumentException("two issuers are called " + issuer.issuer());
        }
        add(
                issuer.issuer(),
                terms,
                new Trust(new TenantId(issuer.tenant()), issuer.loginClaim(), issuer.sharesLogins(), isOdoo),
                () -> decoder(IssuerKeys.of(issuer)));
    }

    /**
     * Lets in somebody whose session Odoo began, and whose token has run out and cannot be renewed because Odoo is not
     * there. It says who they are; what they hold is not known then.
     *
     * @throws JwtException if the token is not one of Odoo's, or too old for any session
     */
    Authentication overdue(String token) {
        if (overdue == null) {
            throw new BadJwtException("no session outlasts its token");
        }
        return new JwtAuthenticationToken(decoded(overdue, token), List.of());
    }

    /** Not every provider says that its access tokens are such. */
    private static JwtTypeValidator lenient() {
        var types = new JwtTypeValidator("JWT", AccessTokens.TYPE);
        types.setAllowEmpty(true);
        return types;
    }

    private static NimbusJwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .build();
    }

    private void add(String issuer, Terms terms, Trust trust, Supplier<NimbusJwtDecoder> decoder) {
        var checked = new SupplierJwtDecoder(() -> {
            var made = decoder.get();
            made.setJwtValidator(terms.of(issuer, Terms.time(Terms.SKEW)));
            return made;
        });
        var remembered = new RememberedTokens(checked, Terms.time(Terms.SKEW));
        var manager = new JwtAuthenticationProvider(token -> decoded(remembered, token));
        trusts.put(issuer, trust);
        managers.put(issuer, manager::authenticate);
    }

    private static Jwt decoded(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (JwtDecoderInitializationException e) {
            throw new JwtException("the keys of the issuer cannot be read", e);
        }
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        return managers.getOrDefault(issuer, TrustedIssuers::refuse);
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

    /** True if a token was minted by Odoo, which then says what its user holds. */
    boolean isOdoo(Jwt token) {
        return trust(token).isOdoo();
    }

    /** The issuers whose logins say nothing about who came by another one. */
    List<String> apart() {
        return trusts.entrySet().stream()
                .filter(it -> !it.getValue().sharesLogins())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Trust trust(Jwt token) {
        var trust = trusts.get(String.valueOf(token.getClaimAsString("iss")));
        if (trust == null) {
            throw new IllegalStateException("a token of an unknown issuer was let in");
        }
        return trust;
    }

    private record Trust(TenantId tenant, String loginClaim, boolean sharesLogins, boolean isOdoo) {}

    /** What a token has to say. Without a subject, all who come without one would be the same person. */
    private record Terms(
            String audience,
            JwtTypeValidator types,
            @Nullable String party) {
        static final Duration SKEW = Duration.ofSeconds(60);

        static JwtTimestampValidator time(Duration skew) {
            var time = new JwtTimestampValidator(skew);
            time.setAllowEmptyExpiryClaim(false);
            return time;
        }

        private OAuth2TokenValidatorResult requireParty(Jwt token) {
            return party == null || party.equals(token.getClaimAsString("azp"))
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(
                            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "minted for another Gemba", null));
        }

        OAuth2TokenValidator<Jwt> of(String issuer, OAuth2TokenValidator<Jwt> time) {
            return new DelegatingOAuth2TokenValidator<>(
                    types,
                    time,
                    new JwtIssuerValidator(issuer),
                    new JwtAudienceValidator(audience),
                    this::requireParty,
                    new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()));
        }
    }
}
