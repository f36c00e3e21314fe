package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gemba.copilot.identity.issuer.AccessTokens;
import io.gemba.copilot.identity.issuer.SigningKey;
import io.gemba.copilot.testing.ForeignIssuer;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestClient;
import io.gemba.copilot.testing.TestHome;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenTests extends RunningApi {
    private static final String ME = "/api/v1/me";

    @AfterEach
    void directAsBefore() {
        HOME.direct(TestHome.directory());
        FOREIGN.setDown(false);
    }

    @Test
    void takesATokenOfItsOwnIssuer() {
        var me = as("planner").get(ME);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/login")).isEqualTo("planner");
        assertThat(me.at("/companies/0/code")).isEqualTo("A");
        assertThat(me.at("/clearance")).isEqualTo("internal");
        assertThat(me.json().at("/principals").valueStream().map(it -> it.asString()))
                .contains("everyone", "group:mrp.user")
                .anyMatch(principal -> principal.startsWith("person:"));
    }

    @Test
    void mapsTheSameLoginOfTwoIssuersToOnePerson() {
        var own = as("planner2").get(ME);
        var foreign = with(FOREIGN.token("subject-77", "planner2", it -> {})).get(ME);
        var renamed =
                with(FOREIGN.token("subject-77", "somebody else", it -> {})).get(ME);

        assertThat(foreign.at("/id")).isEqualTo(own.at("/id"));
        assertThat(renamed.at("/login")).isEqualTo("planner2");
    }

    static Stream<Named<String>> tokensThatAreNoGood() throws JOSEException {
        var now = Instant.now();
        var stranger = ForeignIssuer.newKey("stranger");
        return Stream.of(
                Named.of("not a token", "abc"),
                Named.of(
                        "of an issuer that is not trusted",
                        FOREIGN.token("s", "planner", it -> it.issuer("https://elsewhere.example"))),
                Named.of(
                        "expired",
                        FOREIGN.token("s", "planner", it -> it.expirationTime(Date.from(now.minusSeconds(120))))),
                Named.of(
                        "not valid yet",
                        FOREIGN.token("s", "planner", it -> it.notBeforeTime(Date.from(now.plusSeconds(300))))),
                Named.of("for somebody else", FOREIGN.token("s", "planner", it -> it.audience("another"))),
                Named.of("for nobody", FOREIGN.token("s", "planner", it -> it.audience((String) null))),
                Named.of("of nobody", FOREIGN.token("s", "planner", it -> it.subject(null))),
                Named.of("of a blank subject", FOREIGN.token(" ", "planner", it -> {})),
                Named.of("without an end", FOREIGN.token("s", "planner", it -> it.expirationTime(null))),
                Named.of("not signed", new PlainJWT(FOREIGN.claims("s", "planner", it -> {})).serialize()),
                Named.of("signed with the public key as a secret", forged()),
                Named.of(
                        "signed with another key under a known name",
                        ForeignIssuer.sign(
                                new RSAKey.Builder(stranger).keyID("first").build(),
                                FOREIGN.claims("s", "planner", it -> {}))),
                Named.of(
                        "signed with a key nobody knows",
                        ForeignIssuer.sign(stranger, FOREIGN.claims("s", "planner", it -> {}))),
                Named.of(
                        "of its own issuer, signed by another",
                        AccessTokens.mint(otherKey(), HOME.url().toString(), "planner", Duration.ofMinutes(5))),
                Named.of(
                        "of its own issuer, expired",
                        AccessTokens.mint(HOME.key(), HOME.url().toString(), "planner", Duration.ofMinutes(-2))),
                Named.of("an id token of its own issuer", idToken()),
                Named.of("changed after it was signed", tampered()));
    }

    private static ECKey otherKey() {
        try {
            return ECKey.parse(SigningKey.generate());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String forged() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                FOREIGN.claims("s", "planner", it -> {}));
        token.sign(new MACSigner(FOREIGN.key().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String idToken() throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(HOME.url().toString())
                .subject("planner")
                .audience("gemba-console")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(HOME.key().getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        token.sign(new ECDSASigner(HOME.key()));
        return token.serialize();
    }

    private static String tampered() {
        var parts = HOME.token("planner").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        parts[1] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("planner", "manager").getBytes(StandardCharsets.UTF_8));
        return String.join(".", Arrays.asList(parts));
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNoGood")
    void refusesTokensThatAreNoGood(String token) {
        var refused = with(token).get(ME);

        assertProblem(refused, 401, "INVALID_TOKEN");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.text()).doesNotContain("nimbus", "Exception", "kid", "Signed JWT");
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.at("/code")).isEqualTo(code);
        assertThat(reply.at("/correlationId")).isNotEmpty().isEqualTo(reply.header("X-Correlation-Id"));
    }

    @Test
    void asksForAToken() {
        assertProblem(nobody().get(ME), 401, "NOT_SIGNED_IN");
        assertProblem(
                nobody().post("/api/v1/questions", "text/event-stream", "{\"text\":\"x\"}"), 401, "NOT_SIGNED_IN");
    }

    @Test
    void takesNoTokenFromTheAddress() {
        assertThat(nobody().get(ME + "?access_token=" + HOME.token("planner")).status())
                .isEqualTo(401);
    }

    @Test
    void tellsWhoeverIsNotInTheDirectory() {
        assertProblem(as("stranger").get(ME), 403, "NOT_REGISTERED");
        assertProblem(
                with(FOREIGN.token("no login", "ignored", it -> it.claim("preferred_username", null)))
                        .get(ME),
                403,
                "NOT_REGISTERED");
    }

    @Test
    void followsTheDirectory() {
        assertThat(as("guest").get(ME).at("/clearance")).isEqualTo("public");

        HOME.direct(TestHome.directory()
                .replace(
                        "Gil, language: es, companies: [A], groups: []",
                        "Gil, language: es, companies: [A], groups: [hr.manager]"));

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(
                        () -> assertThat(as("guest").get(ME).at("/clearance")).isEqualTo("restricted"));

        HOME.direct("people: [broken");
        HOME.direct(TestHome.directory().replaceAll("(?m)^.*login: guest.*$", ""));

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> assertProblem(as("guest").get(ME), 403, "NOT_REGISTERED"));

        HOME.direct(TestHome.directory());

        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(
                        () -> assertThat(as("guest").get(ME).at("/clearance")).isEqualTo("public"));
    }

    @Test
    void keepsTheKeysOfAnIssuerThatDoesNotAnswer() {
        assertThat(with(FOREIGN.token("s1", "planner", it -> {})).get(ME).status())
                .isEqualTo(200);
        FOREIGN.setDown(true);

        assertThat(with(FOREIGN.token("s1", "planner", it -> {})).get(ME).status())
                .isEqualTo(200);
    }

    @Test
    void saysThatAnIssuerCannotBeAsked() {
        var reply = with(FOREIGN.token("s1", "planner", it -> it.issuer(UNREACHABLE)))
                .get(ME);

        assertProblem(reply, 503, "ISSUER_UNAVAILABLE");
        assertThat(reply.header("Retry-After")).isNotEmpty();
        assertThat(reply.text()).doesNotContain("127.0.0.1");
    }

    @Test
    void doesNotAskAnIssuerForKeysAgainAndAgain() {
        var before = FOREIGN.keyRequests();
        var stranger = ForeignIssuer.newKey("unknown");

        for (int i = 0; i < 20; i++) {
            var key = new RSAKey.Builder(stranger).keyID("unknown" + i).build();
            var refused = with(ForeignIssuer.sign(key, FOREIGN.claims("s", "planner", it -> {})))
                    .get(ME);
            assertProblem(refused, 401, "INVALID_TOKEN");
        }

        assertThat(FOREIGN.keyRequests() - before).isLessThanOrEqualTo(3);
    }

    @Test
    void keepsACorrelationIdThatIsHarmless() {
        var client = as("planner");

        assertThat(TestClient.send(client.request(ME).header("X-Correlation-Id", "abc-12345"))
                        .header("X-Correlation-Id"))
                .isEqualTo("abc-12345");
        assertThat(TestClient.send(client.request(ME).header("X-Correlation-Id", "<b>not an id</b>"))
                        .header("X-Correlation-Id"))
                .doesNotContain("<");
    }
}
