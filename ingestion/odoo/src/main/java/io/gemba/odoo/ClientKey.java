package io.gemba.odoo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.Objects;

/** The key by which the addon knows Gemba. */
public final class ClientKey {
    private ClientKey() {}

    /**
     * Reads a private P-256 JWK; one without a name is called by its thumbprint.
     *
     * @throws IllegalStateException if the file holds anything else
     */
    public static ECKey read(Path file) {
        try {
            var key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IllegalStateException(file + " holds no private P-256 key");
            }
            return key.getKeyID() == null
                    ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                    : key;
        } catch (ParseException | JOSEException e) {
            // What is in the file may be half a key: the cause would quote it.
            throw new IllegalStateException(file + " holds no private P-256 key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the key in a file is called by. */
    public static String id(Path file) {
        return Objects.requireNonNull(read(file).getKeyID());
    }

    /** The public half of the key in a file, as the JSON that the addon is given. */
    public static String publicHalf(Path file) {
        return read(file).toPublicJWK().toJSONString();
    }

    /** What proves to the addon for a minute that it is Gemba who asks, without a user's token. */
    public static String assertion(OdooSettings odoo, OdooSettings.Client client) {
        return new ClientProof(client, odoo.tokenIssuer(), Clock.systemUTC()).alone();
    }
}
