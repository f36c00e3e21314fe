package io.gemba.odoo;

/**
 * A key that a user made in Odoo for programs. It reaches whatever the user reaches, until it is deleted there.
 *
 * @param login of the user
 * @param secret the key, which never leaves this record but towards Odoo
 */
public record ApiKey(String login, String secret) implements Credentials {
    @Override
    public String toString() {
        return "the API key of " + login;
    }
}
