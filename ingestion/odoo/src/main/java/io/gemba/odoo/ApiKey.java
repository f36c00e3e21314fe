package io.gemba.odoo;

/**
 * What a user's calls are made with.
 *
 * @param login of the user
 * @param secret the key, which never leaves this record but towards Odoo
 */
public record ApiKey(String login, String secret) {
    @Override
    public String toString() {
        return "the API key of " + login;
    }
}
