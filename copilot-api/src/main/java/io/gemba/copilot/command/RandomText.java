package io.gemba.copilot.command;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Secrets that nobody can guess. */
final class RandomText {
    private static final String CLEAR = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** Four groups of four characters that are not taken for one another: 79 bits. */
    static String password() {
        return IntStream.range(0, GROUPS).mapToObj(group -> group()).collect(Collectors.joining("-"));
    }

    /** 32 bytes as hexadecimal digits. */
    static String key() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** 32 bytes as Standard Webhooks writes its secrets. */
    static String webhookSecret() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static String group() {
        return RANDOM.ints(GROUP, 0, CLEAR.length())
                .mapToObj(i -> String.valueOf(CLEAR.charAt(i)))
                .collect(Collectors.joining());
    }
}
