package io.gemba.copilot.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Keeps console sessions, the refresh tokens in them included, so that the database alone does not give them away. */
final class EncryptedSessions {
    private static final int IV_BYTES = 16;

    private EncryptedSessions() {}

    /** Turns session attributes into bytes and back, under a key of 64 hexadecimal digits. */
    static ConversionService conversion(Path keyFile) {
        var encryptor = new AesBytesEncryptor(
                new SecretKeySpec(key(keyFile), "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
        var serializer = new SerializingConverter();
        var deserializer = new DeserializingConverter(EncryptedSessions.class.getClassLoader());
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, source -> encryptor.encrypt(serializer.convert(source)));
        conversion.addConverter(byte[].class, Object.class, source -> deserializer.convert(encryptor.decrypt(source)));
        return conversion;
    }

    private static byte[] key(Path file) {
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
