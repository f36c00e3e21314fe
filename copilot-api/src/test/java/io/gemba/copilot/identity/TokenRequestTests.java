package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** A provider that counts how often a token is renewed, or fails to, which a real one does not tell. */
class TokenRequestTests {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> {
            try (exchange) {
                var body = """
                    {"access_token":"a%1$d","token_type":"Bearer","expires_in":300,"refresh_token":"r%1$d"}
                    """.formatted(asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private OAuth2RefreshTokenGrantRequest request(String refreshToken) {
        var provider = ClientRegistration.withRegistrationId("gemba")
                .clientId("console")
                .clientSecret("secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/back")
                .authorizationUri("http://127.0.0.1/authorize")
                .tokenUri("http://127.0.0.1:%d/token".formatted(server.getAddress().getPort()))
                .build();
        var now = Instant.now();
        return new OAuth2RefreshTokenGrantRequest(
                provider,
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "old", now.minusSeconds(300), now),
                new OAuth2RefreshToken(refreshToken, now.minusSeconds(300)));
    }

    @Test
    void usesARefreshTokenOnceHoweverManyRequestsComeWithIt() throws ExecutionException, InterruptedException {
        var client = new TokenRequests(null).withRefreshToken();
        var tries = IntStream.range(0, 12)
                .<Callable<String>>mapToObj(n -> () -> client.getTokenResponse(request("r0"))
                        .getAccessToken()
                        .getTokenValue())
                .toList();

        var given = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var token : threads.invokeAll(tries)) {
                given.add(token.get());
            }
        }

        assertThat(given).containsExactly("a1");
        assertThat(client.getTokenResponse(request("r1")).getAccessToken().getTokenValue())
                .isEqualTo("a2");
    }

    @Test
    void doesNotAskAProviderThatIsAwayWithEveryRequest() {
        var client = new TokenRequests(null).withRefreshToken();
        status = 503;

        for (int i = 0; i < 5; i++) {
            var request = request("r" + i);
            assertThatThrownBy(() -> client.getTokenResponse(request)).isInstanceOf(OAuth2AuthorizationException.class);
        }

        assertThat(asked).hasValue(1);
    }
}
