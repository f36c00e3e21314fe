package io.gemba.copilot.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Another OpenID provider: it says where its keys are, and signs with one of them. */
public final class ForeignIssuer {
    private final HttpServer server;
    private final RSAKey key;
    private final AtomicInteger keyRequests = new AtomicInteger();
    private volatile boolean down;

    private ForeignIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    /** Starts on a free port and runs as long as the process. */
    public static ForeignIssuer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new ForeignIssuer(server, newKey("first"));
            server.createContext("/.well-known/openid-configuration", it -> issuer.reply(it, issuer.configuration()));
            server.createContext("/keys", it -> {
                issuer.keyRequests.incrementAndGet();
                issuer.reply(it, new JWKSet(issuer.key.toPublicJWK()).toString());
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key nobody has heard of. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String configuration() {
        return """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/keys","subject_types_supported":["public"],"response_types_supported":["code"],
             "id_token_signing_alg_values_supported":["RS256"]}
            """.formatted(url());
    }

    private void reply(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(down ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Its name and address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public RSAKey key() {
        return key;
    }

    /** Has it answer nothing, or answer again. */
    public void setDown(boolean isDown) {
        down = isDown;
    }

    /** How often it was asked for its keys. */
    public int keyRequests() {
        return keyRequests.get();
    }

    /** A token as it mints them, changed in whatever way. */
    public String token(String subject, String login, Consumer<JWTClaimsSet.Builder> change) {
        return sign(key, claims(subject, login, change));
    }

    /** Claims that are in order, changed in whatever way. */
    public JWTClaimsSet claims(String subject, String login, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(subject)
                .audience("gemba")
                .claim("preferred_username", login)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        change.accept(claims);
        return claims.build();
    }

    /** Signs claims with a key. */
    public static String sign(RSAKey key, JWTClaimsSet claims) {
        return sign(key, claims, Map.of());
    }

    static String sign(RSAKey key, JWTClaimsSet claims, Map<String, Object> header) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .customParams(header)
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
