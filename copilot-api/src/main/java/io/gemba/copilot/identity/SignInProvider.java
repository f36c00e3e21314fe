package io.gemba.copilot.identity;

import io.gemba.odoo.OdooSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** The providers that the console sends people to, each asked for its endpoints only when somebody signs in there. */
final class SignInProvider {
    /** Gemba's own issuer, or the provider in its place. */
    static final String OTHER = "gemba";

    static final String ODOO = "odoo";

    private static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);

    private SignInProvider() {}

    static ClientRegistrationRepository of(IdentitySettings settings, SignInWays ways, @Nullable OdooSettings odoo) {
        var providers = new LinkedHashMap<String, ClientRegistrationRepository>();
        for (var way : ways.all()) {
            providers.put(way.id(), new SupplierClientRegistrationRepository(() -> {
                return new InMemoryClientRegistrationRepository(registration(way.id(), settings, odoo));
            }));
        }
        var known = Map.copyOf(providers);
        return id -> known.containsKey(id) ? known.get(id).findByRegistrationId(id) : null;
    }

    private static ClientRegistration registration(String id, IdentitySettings settings, @Nullable OdooSettings odoo) {
        if (odoo != null && odoo.client() != null && id.equals(ODOO)) {
            return inOdoo(settings, odoo, odoo.client());
        }
        return settings.signIn() == null ? own(settings) : other(settings, settings.signIn());
    }

    /** Verifies what a provider says of whoever has signed in there. */
    static JwtDecoderFactory<ClientRegistration> idTokens() {
        var factory = new OidcIdTokenDecoderFactory();
        factory.setJwsAlgorithmResolver(SignInProvider::algorithm);
        return factory;
    }

    /** How a provider says that it signs; Odoo's addon and Gemba's own, which are not asked, sign with ES256. */
    private static SignatureAlgorithm algorithm(ClientRegistration provider) {
        var said =
                provider.getProviderDetails().getConfigurationMetadata().get("id_token_signing_alg_values_supported");
        return said instanceof Collection<?> names
                ? ALGORITHMS.stream()
                        .filter(algorithm -> names.contains(algorithm.getName()))
                        .findFirst()
                        .orElse(SignatureAlgorithm.RS256)
                : SignatureAlgorithm.ES256;
    }

    /** Browsers go where people reach Odoo, Gemba where it reaches it itself. */
    private static ClientRegistration inOdoo(IdentitySettings settings, OdooSettings odoo, OdooSettings.Client client) {
        return builder(ODOO, settings)
                .clientId(client.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid", "profile")
                .issuerUri(odoo.tokenIssuer())
                .authorizationUri(odoo.browserUrl() + "/gemba/v1/authorize")
                .tokenUri(odoo.url() + "/gemba/v1/token")
                .jwkSetUri("%s/gemba/%s/jwks.json".formatted(odoo.url(), odoo.database()))
                .userNameAttributeName("sub")
                .build();
    }

    private static ClientRegistration own(IdentitySettings settings) {
        var url = settings.publicUrl().toString();
        var inside =
                settings.internalUrl() == null ? url : settings.internalUrl().toString();
        return builder(OTHER, settings)
                .clientId("gemba-console")
                .clientSecret(secret(settings.ownIssuer().clientSecretFile()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid", "profile")
                .issuerUri(url)
                .authorizationUri(url + "/oauth2/authorize")
                .tokenUri(inside + "/oauth2/token")
                .jwkSetUri(inside + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .build();
    }

    private static ClientRegistration other(IdentitySettings settings, IdentitySettings.SignIn provider) {
        var secret = secret(provider.clientSecretFile());
        return with(ClientRegistrations.fromIssuerLocation(provider.issuer()).registrationId(OTHER), settings)
                .clientId(provider.clientId())
                .clientSecret(secret)
                .clientAuthenticationMethod(
                        secret == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope(provider.scopes())
                .build();
    }

    private static ClientRegistration.Builder builder(String id, IdentitySettings settings) {
        return with(ClientRegistration.withRegistrationId(id), settings);
    }

    private static ClientRegistration.Builder with(ClientRegistration.Builder builder, IdentitySettings settings) {
        return builder.redirectUri(settings.publicUrl() + "/login/oauth2/code/{registrationId}")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
    }

    private static @Nullable String secret(@Nullable Path file) {
        try {
            return file == null ? null : Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
