package io.gemba.odoo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Shows the addon that it is Gemba who brings a user's token. Each proof is for one token and holds for a minute, so
 * that one which is overheard serves nothing else; it is used again for as long as it is surely good.
 */
final class ClientProof {
    private static final Duration HOLDS = Duration.ofSeconds(60);
    private static final Duration USED = Duration.ofSeconds(40);
    private static final int KEPT = 10_000;

    private final ECKey key;
    private final ECDSASigner signer;
    private final String client;
    private final String audience;
    private final Clock clock;
    private final Cache<String, String> proofs;

    /**
     * As a client.
     *
     * @param audience the issuer of the users' tokens
     */
    ClientProof(OdooSettings.Client client, String audience, Clock clock) {
        this.key = ClientKey.read(client.keyFile());
        this.client = client.id();
        this.audience = audience;
        this.clock = clock;
        this.proofs = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(USED)
                .ticker(ticker(clock))
                .build();
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("the key of the client cannot sign", e);
        }
    }

    private static Ticker ticker(Clock clock) {
        return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    /** The proof that goes with a token. */
    String beside(UserToken token) {
        return proofs.get(hash(token.value()), this::sign);
    }

    /** A proof that goes with no token: with it the addon's token endpoint knows who asks. */
    String alone() {
        return signed(claims().build());
    }

    private static String hash(String token) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(String tokenHash) {
        return signed(claims().claim("ath", tokenHash).build());
    }

    private JWTClaimsSet.Builder claims() {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(HOLDS)))
                .jwtID(UUID.randomUUID().toString());
    }

    private String signed(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        try {
            var proof = new SignedJWT(header, claims);
            proof.sign(signer);
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the proof could not be signed", e);
        }
    }
}
