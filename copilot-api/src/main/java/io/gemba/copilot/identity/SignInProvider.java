package io.gemba.copilot.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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

/** The provider that the console sends people to, asked for its endpoints only when somebody signs in. */
final class SignInProvider {
    private static final String REGISTRATION = "gemba";
    private static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);

    private SignInProvider() {}

    static ClientRegistrationRepository of(IdentitySettings settings) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                settings.signIn() == null ? own(settings) : other(settings, settings.signIn())));
    }

    /** Verifies what a provider says of whoever has signed in there. */
    static JwtDecoderFactory<ClientRegistration> idTokens() {
        var factory = new OidcIdTokenDecoderFactory();
        factory.setJwsAlgorithmResolver(SignInProvider::algorithm);
        return factory;
    }

    /** How a provider says that it signs; Gemba's own, which is not asked, signs with ES256. */
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

    private static ClientRegistration own(IdentitySettings settings) {
        var url = settings.publicUrl().toString();
        var inside =
                settings.internalUrl() == null ? url : settings.internalUrl().toString();
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("gemba-console")
                .clientSecret(secret(settings.ownIssuer().clientSecretFile()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(url + "/login/oauth2/code/" + REGISTRATION)
                .scope("openid", "profile")
                .issuerUri(url)
                .authorizationUri(url + "/oauth2/authorize")
                .tokenUri(inside + "/oauth2/token")
                .jwkSetUri(inside + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private static ClientRegistration other(IdentitySettings settings, IdentitySettings.SignIn provider) {
        var secret = secret(provider.clientSecretFile());
        return ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(REGISTRATION)
                .clientId(provider.clientId())
                .clientSecret(secret)
                .clientAuthenticationMethod(
                        secret == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/" + REGISTRATION)
                .scope(provider.scopes())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private static @Nullable String secret(@Nullable Path file) {
        try {
            return file == null ? null : Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
