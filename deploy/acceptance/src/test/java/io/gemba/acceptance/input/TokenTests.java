package io.gemba.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only tokens that a trusted issuer has signed for Gemba, and that still hold, let anybody in. */
class TokenTests {
    private static final Gemba GEMBA = Gemba.running();
    private static final Tokens TOKENS = GEMBA.tokens();

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void isNotLetIn(BadToken bad) {
        var reply = GEMBA.withToken(bad.token()).get("/api/v1/me");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("INVALID_TOKEN");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    private static Stream<BadToken> badTokens() throws JOSEException {
        var stranger =
                new ECKeyGenerator(Curve.P_256).keyID(TOKENS.key().getKeyID()).generate();
        var past = Date.from(Instant.now().minusSeconds(600));
        var future = Date.from(Instant.now().plusSeconds(600));
        return Stream.of(
                bad("of another issuer", claims().issuer("https://elsewhere.example")),
                new BadToken(
                        "of another issuer under its own key",
                        TOKENS.signed(
                                claims().issuer("https://elsewhere.example").build(), stranger)),
                bad("without an issuer", claims().issuer(null)),
                bad("expired", claims().expirationTime(past)),
                bad("not yet valid", claims().notBeforeTime(future)),
                bad("without an audience", claims().audience((String) null)),
                bad("for another audience", claims().audience("gemba-console")),
                new BadToken("under another key", TOKENS.signed(claims().build(), stranger)),
                new BadToken("unsigned", new PlainJWT(claims().build()).serialize()),
                new BadToken("unsigned, with the type of an access token", unsigned()),
                new BadToken("under the public key as a secret", underPublicKey()),
                new BadToken("with other claims than were signed", tampered()),
                new BadToken("of the type of an identity token", identityToken()),
                new BadToken("that is none", "a.b.c"),
                new BadToken("that is empty but for dots", ".."));
    }

    @Test
    void letsInWhoeverHasAGoodToken() {
        assertThat(GEMBA.withToken(TOKENS.of("planner")).get("/api/v1/me").status())
                .isEqualTo(200);
    }

    @Test
    void doesNotKnowAPersonWhoIsNotInTheDirectory() {
        var reply = GEMBA.withToken(TOKENS.of("nobody")).get("/api/v1/documents");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("NOT_REGISTERED");
    }

    @Test
    void asksWhoeverHasNoTokenToSignIn() {
        var reply = GEMBA.anonymous().get("/api/v1/documents");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("NOT_SIGNED_IN");
    }

    private static JWTClaimsSet.Builder claims() {
        return TOKENS.claims("planner");
    }

    private static BadToken bad(String name, JWTClaimsSet.Builder claims) {
        return new BadToken(name, TOKENS.signed(claims.build()));
    }

    private static String unsigned() {
        var header = "{\"alg\":\"none\",\"typ\":\"at+jwt\"}";
        return base64(header) + "." + base64(claims().build().toString()) + ".";
    }

    private static String underPublicKey() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(TOKENS.key().getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        var token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(TOKENS.key().toPublicJWK().toECPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String tampered() {
        var parts = List.of(TOKENS.signed(claims().build()).split("\\."));
        return parts.getFirst() + "." + base64(TOKENS.claims("ops").build().toString()) + "." + parts.getLast();
    }

    private static String identityToken() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(TOKENS.key().getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, claims().build());
        token.sign(new ECDSASigner(TOKENS.key()));
        return token.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private record BadToken(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }
}
