package io.gemba.copilot.identity.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key with which Gemba's own issuer signs, ES256. */
public final class SigningKey {
    private SigningKey() {}

    /** A new key as a JWK, the private part included. */
    public static String generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("this platform has no P-256", e);
        }
    }

    /**
     * Reads a key.
     *
     * @throws IllegalStateException if the file holds none
     */
    public static ECKey read(Path file) {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IllegalStateException(file + " holds no signing key", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
