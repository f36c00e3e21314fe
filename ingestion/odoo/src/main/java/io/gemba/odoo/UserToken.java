package io.gemba.odoo;

/**
 * A token that the Gemba addon minted for a user who is signed in to Odoo. It holds for minutes, and for nothing but
 * what the addon lists, and only beside Gemba's own proof.
 *
 * @param value the token, which never leaves this record but towards Odoo
 */
public record UserToken(String value) implements Credentials {
    @Override
    public String toString() {
        return "a token of a user";
    }
}
