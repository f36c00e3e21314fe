package io.gemba.copilot.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps short secrets under a key that is not where they are (AES-256-GCM), each bound to whose it is. */
final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * With the key in a file: 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if it holds anything else
     */
    SecretBox(Path file) {
        try {
            var bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException(file + " holds no key of 64 hexadecimal digits");
            }
            this.key = new SecretKeySpec(bytes, "AES");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] close(String secret, String owner) {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, iv, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(iv.length + closed.length)
                    .put(iv)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this platform has no AES-GCM", e);
        }
    }

    /** The secret; empty if it was closed under another key, for somebody else, or changed since. */
    Optional<String> open(byte[] closed, String owner) {
        if (closed.length <= IV_BYTES) {
            return Optional.empty();
        }
        var iv = new byte[IV_BYTES];
        System.arraycopy(closed, 0, iv, 0, IV_BYTES);
        try {
            var secret = cipher(Cipher.DECRYPT_MODE, iv, owner).doFinal(closed, IV_BYTES, closed.length - IV_BYTES);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv, String owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
