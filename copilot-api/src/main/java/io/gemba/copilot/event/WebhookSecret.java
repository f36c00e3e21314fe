package io.gemba.copilot.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that Gemba shares with whoever signs events, by the rules of Standard Webhooks. */
final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final int SHORTEST = 24;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalStateException if the file holds none
     */
    static WebhookSecret read(Path file) {
        try {
            var text = Files.readString(file).strip();
            if (text.startsWith(PREFIX)) {
                var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
                if (key.length >= SHORTEST) {
                    return new WebhookSecret(key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            // Said below without the cause, which may quote the secret.
        }
        throw new IllegalStateException(file + " holds no secret: whsec_ and at least 24 bytes in Base64");
    }

    /**
     * True if one of some signatures is of this secret.
     *
     * @param signatures as they are in the header, parted by spaces
     */
    boolean signed(String signatures, String id, String timestamp, byte[] body) {
        var expected = signature(id, timestamp, body);
        return Arrays.stream(signatures.split(" "))
                .filter(it -> it.startsWith(VERSION))
                .map(it -> it.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
                .anyMatch(it -> MessageDigest.isEqual(it, expected));
    }

    private byte[] signature(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this platform has no HMAC", e);
        }
    }
}
