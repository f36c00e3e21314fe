package io.gemba.copilot.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Keeps console sessions, the refresh tokens in them included, so that the database alone does not give them away. */
final class EncryptedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedSessions.class);
    private static final int IV_BYTES = 16;

    private EncryptedSessions() {}

    /** Turns session attributes into bytes and back, under a key of 64 hexadecimal digits. */
    @SuppressWarnings("NullAway") // An attribute may be missing, which the converter's type does not say.
    static ConversionService conversion(Path keyFile) {
        var encryptor = new AesBytesEncryptor(
                new SecretKeySpec(key(keyFile), "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
        var serializer = new SerializingConverter();
        var deserializer = new DeserializingConverter(EncryptedSessions.class.getClassLoader());
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, source -> encryptor.encrypt(serializer.convert(source)));
        conversion.addConverter(byte[].class, Object.class, source -> read(source, encryptor, deserializer));
        return conversion;
    }

    /** What was kept under another key, or by an earlier version, is not there any more: the person signs in again. */
    private static @Nullable Object read(
            byte[] source, AesBytesEncryptor encryptor, DeserializingConverter deserializer) {
        try {
            return deserializer.convert(encryptor.decrypt(source));
        } catch (IllegalStateException | SerializationFailedException e) {
            LOG.info("A session cannot be read any more: {}", e.getMessage());
            return null;
        }
    }

    private static byte[] key(Path file) {
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
