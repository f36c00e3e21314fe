package io.gemba.copilot.identity.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The issuer, beside the pages that use it. The two share browser sessions but neither security contexts nor saved
 * requests: being signed in with the issuer is not yet being signed in with Gemba.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gemba.identity.own-issuer.enabled", matchIfMissing = true)
class IssuerConfiguration {
    static final String CONSOLE = "gemba-console";

    private static final Duration SESSION = Duration.ofHours(12);
    private static final String PREFIX = "gemba.identity.own-issuer.";

    @Bean
    @Order(1)
    SecurityFilterChain issuerChain(
            HttpSecurity http, PasswordFile passwords, OAuth2AuthorizationService authorizations) throws Exception {
        var context = new HttpSessionSecurityContextRepository();
        context.setSpringSecurityContextKey("GEMBA_ISSUER_CONTEXT");
        var requests = new HttpSessionRequestCache();
        requests.setSessionAttrName("GEMBA_ISSUER_REQUEST");
        var throttle = new SignInThrottle();
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(new OrRequestMatcher(
                    server.getEndpointsMatcher(),
                    PathPatternRequestMatcher.withDefaults().matcher("/login")));
            server.authorizationService(authorizations);
            server.oidc(oidc -> {});
        });
        return http.authorizeHttpRequests(it ->
                        it.requestMatchers("/login").permitAll().anyRequest().authenticated())
                .userDetailsService(passwords)
                .securityContext(it -> it.securityContextRepository(context))
                .requestCache(it -> it.requestCache(requests))
                .formLogin(form -> form.loginPage("/login").failureHandler(throttle.failures()))
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    PasswordFile passwordFile(Environment environment) {
        return new PasswordFile(Path.of(environment.getRequiredProperty(PREFIX + "password-file")));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(Environment environment) {
        var key = SigningKey.read(Path.of(environment.getRequiredProperty(PREFIX + "key-file")));
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Environment environment) {
        return AuthorizationServerSettings.builder()
                .issuer(environment.getRequiredProperty("gemba.identity.public-url"))
                .build();
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new ExpiringAuthorizations(SESSION);
    }

    @Bean
    RegisteredClientRepository clients(Environment environment) throws IOException {
        var publicUrl = environment.getRequiredProperty("gemba.identity.public-url");
        var secret = Files.readString(Path.of(environment.getRequiredProperty(PREFIX + "client-secret-file")))
                .strip();
        var lifetime = environment.getProperty(PREFIX + "token-lifetime", Duration.class, Duration.ofMinutes(15));
        var console = RegisteredClient.withId(CONSOLE)
                .clientId(CONSOLE)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(publicUrl + "/login/oauth2/code/gemba")
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(lifetime)
                        .refreshTokenTimeToLive(SESSION)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
        return new InMemoryRegisteredClientRepository(console);
    }

    /** Access tokens are for the API; what is for the console cannot be used there. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenForm() {
        return context -> {
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getJwsHeader().type(AccessTokens.TYPE);
                context.getClaims().audience(List.of(AccessTokens.AUDIENCE));
            }
        };
    }
}
