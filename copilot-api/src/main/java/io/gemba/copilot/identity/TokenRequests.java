package io.gemba.copilot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.odoo.ClientKey;
import io.gemba.odoo.OdooSettings;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** How the console gets tokens from providers: from Odoo by a signature, within a time that people wait for. */
final class TokenRequests {
    private static final Duration CONNECTS = Duration.ofSeconds(2);
    private static final Duration ANSWERS = Duration.ofSeconds(5);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);
    private static final Duration SHARED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final @Nullable OdooSettings odoo;
    private final @Nullable JWK key;
    private final RestClient http;
    private final Cache<String, OAuth2Error> away =
            Caffeine.newBuilder().expireAfterWrite(ASKED_AGAIN).build();

    TokenRequests(@Nullable OdooSettings odoo) {
        this.odoo = odoo;
        this.key = odoo == null || odoo.client() == null
                ? null
                : ClientKey.read(odoo.client().keyFile());
        var factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTS).build());
        factory.setReadTimeout(ANSWERS);
        this.http = RestClient.builder()
                .requestFactory(factory)
                .messageConverters(
                        List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** For whoever comes back from a provider. */
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> withCode() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        prepare(client);
        return client;
    }

    /**
     * For sessions whose token has run out. A refresh token is good once, and who uses it twice is taken for a thief:
     * so requests of a page that come at the same moment with the same one share what it gave.
     */
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> withRefreshToken() {
        var client = new RestClientRefreshTokenTokenResponseClient();
        prepare(client);
        Cache<ContentHash, OAuth2AccessTokenResponse> given =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SHARED).build();
        return request -> given.get(
                ContentHash.of(request.getRefreshToken().getTokenValue().getBytes(StandardCharsets.UTF_8)),
                it -> renewed(client, request));
    }

    /** While a provider is away, people are not made to wait for it with every request. */
    private OAuth2AccessTokenResponse renewed(
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> client,
            OAuth2RefreshTokenGrantRequest request) {
        var provider = request.getClientRegistration().getRegistrationId();
        var failed = away.getIfPresent(provider);
        if (failed != null) {
            throw new OAuth2AuthorizationException(failed);
        }
        try {
            return client.getTokenResponse(request);
        } catch (OAuth2AuthorizationException e) {
            if (!e.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                away.put(provider, e.getError());
            }
            throw e;
        }
    }

    @SuppressWarnings("NullAway") // A converter may add nothing, which the client's type does not say.
    private <T extends AbstractOAuth2AuthorizationGrantRequest> void prepare(
            AbstractRestClientOAuth2AccessTokenResponseClient<T> client) {
        client.setRestClient(http);
        if (odoo == null || key == null) {
            return;
        }
        var signature = new NimbusJwtClientAuthenticationParametersConverter<T>(registration -> key);
        // Gemba may reach the token endpoint under another name than Odoo knows itself by; its issuer has only one.
        signature.setJwtClientAssertionCustomizer(context -> context.getClaims().audience(List.of(odoo.tokenIssuer())));
        client.addParametersConverter(signature);
        client.addHeadersConverter(request -> {
            var headers = new HttpHeaders();
            if (request.getClientRegistration().getRegistrationId().equals(SignInProvider.ODOO)) {
                headers.set("X-Odoo-Database", odoo.database());
            }
            return headers;
        });
    }
}
