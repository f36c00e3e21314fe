package io.gemba.copilot.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.gemba.odoo.OdooSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Who gets in: bearer tokens of trusted issuers, and browsers that have signed in with one of them. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "spring_session", maxInactiveIntervalInSeconds = 12 * 3600)
class SecurityConfiguration {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** What pages look like is for everybody, and does not depend on sessions, nor on the database that keeps them. */
    @Bean
    @Order(0)
    SecurityFilterChain assets(HttpSecurity http) throws Exception {
        return http.securityMatcher("/assets/**", "/webjars/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Events prove themselves by their signature, which the endpoint looks at. */
    @Bean
    @Order(0)
    SecurityFilterChain events(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/v1/events/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain mainChain(
            HttpSecurity http,
            AuthenticationManagerResolver<HttpServletRequest> issuers,
            TrustedIssuers trusted,
            OAuth2AuthorizedClientManager clients,
            OAuth2AuthorizedClientRepository sessions,
            SignInWays ways,
            TokenRequests requests,
            IdentitySettings settings,
            JsonMapper json)
            throws Exception {
        var problems = new ProblemEntryPoint(json);
        var pages = new PageSignIn(ways.start());
        var api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
        return http.authorizeHttpRequests(
                        paths -> paths.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/sign-in",
                                        "/signed-out",
                                        "/actuator/health/**",
                                        "/v3/api-docs/**",
                                        "/api/v1/panel",
                                        "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(issuers)
                        .authenticationEntryPoint(problems)
                        .withObjectPostProcessor(withoutRethrowing(problems)))
                .oauth2Login(login -> login.loginPage(ways.start())
                        .defaultSuccessUrl("/start")
                        .failureUrl("/signed-out?failed")
                        .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(requests.withCode()))
                        .authorizedClientRepository(sessions))
                .requestCache(cache -> cache.requestCache(PageSignIn.pages()))
                .logout(logout -> logout.logoutSuccessUrl("/signed-out"))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(problems, api)
                        .defaultAuthenticationEntryPointFor(pages, request -> true)
                        .defaultAccessDeniedHandlerFor(problems, api)
                        .defaultAccessDeniedHandlerFor(pages, request -> true))
                .addFilterBefore(
                        new OneLoopbackName(settings.publicUrl()), OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterAfter(
                        new SessionTokens(clients, sessions, issuers, trusted), BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** That an issuer cannot be asked is said like any other problem. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> withoutRethrowing(ProblemEntryPoint problems) {
        var handler = new AuthenticationEntryPointFailureHandler(problems);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    /** What every reply carries, the sign-in page's included. */
    @Bean
    Customizer<HeadersConfigurer<HttpSecurity>> headers() {
        return headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"));
    }

    @Bean
    TrustedIssuers trustedIssuers(
            IdentitySettings settings,
            ObjectProvider<JWKSource<SecurityContext>> ownKeys,
            ObjectProvider<OdooSettings> odoo) {
        return new TrustedIssuers(settings, ownKeys.getIfAvailable(), odoo.getIfAvailable());
    }

    @Bean
    AuthenticationManagerResolver<HttpServletRequest> issuers(TrustedIssuers trusted) {
        return new JwtIssuerAuthenticationManagerResolver(trusted);
    }

    @Bean
    SignInWays signInWays(IdentitySettings settings, ObjectProvider<OdooSettings> odoo) {
        return new SignInWays(settings, odoo.getIfAvailable());
    }

    @Bean
    TokenRequests tokenRequests(ObjectProvider<OdooSettings> odoo) {
        return new TokenRequests(odoo.getIfAvailable());
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(
            IdentitySettings settings, SignInWays ways, ObjectProvider<OdooSettings> odoo) {
        return SignInProvider.of(settings, ways, odoo.getIfAvailable());
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return SignInProvider.idTokens();
    }

    @Bean
    OAuth2AuthorizedClientRepository sessionClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager clientManager(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository sessions,
            TokenRequests requests) {
        var manager = new DefaultOAuth2AuthorizedClientManager(registrations, sessions);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken(refresh -> refresh.accessTokenResponseClient(requests.withRefreshToken()))
                .build());
        return manager;
    }

    @Bean
    ConversionService springSessionConversionService(IdentitySettings settings) {
        return EncryptedSessions.conversion(settings.sessionKeyFile());
    }

    @Bean
    CookieSerializer sessionCookie(IdentitySettings settings) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("GEMBA_SESSION");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie("https".equals(settings.publicUrl().getScheme()));
        return cookie;
    }

    @Bean
    WebMvcConfigurer callerParameters(Callers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver(callers));
            }
        };
    }
}
