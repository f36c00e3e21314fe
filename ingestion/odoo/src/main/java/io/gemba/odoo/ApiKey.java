package io.gemba.odoo;

import java.util.regex.Pattern;

/**
 * A key that a user made in Odoo for programs. It reaches whatever the user reaches, until it is deleted there.
 *
 * @param login of the user
 * @param secret the key, which never leaves this record but towards Odoo
 */
public record ApiKey(String login, String secret) implements Credentials {
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** True of a text that can be a key: with anything else in it, it could not even be sent. */
    public static boolean isKey(String text) {
        return PLAIN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "the API key of " + login;
    }
}
