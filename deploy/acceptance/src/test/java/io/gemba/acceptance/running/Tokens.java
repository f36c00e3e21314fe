package io.gemba.acceptance.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Signs access tokens as Gemba's own issuer does, faster than by running its command, and lets tests change them.
 *
 * @param key of the issuer
 * @param issuer as the API knows it
 */
public record Tokens(ECKey key, String issuer) {

    static Tokens of(Path home, String issuer) {
        try {
            var file = home.resolve("secrets/api/token-key.json");
            return new Tokens(ECKey.parse(Files.readString(file)), issuer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key is not a JWK", e);
        }
    }

    /** A token that holds for an hour. */
    public String of(String login) {
        return signed(claims(login).build());
    }

    /** What a good token says. */
    public JWTClaimsSet.Builder claims(String login) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(login)
                .audience("gemba")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .jwtID(UUID.randomUUID().toString());
    }

    /** These claims under the issuer's signature. */
    public String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    /** These claims under the signature of any key, which is named as the issuer's. */
    public String signed(JWTClaimsSet claims, ECKey by) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the token could not be signed", e);
        }
    }
}
