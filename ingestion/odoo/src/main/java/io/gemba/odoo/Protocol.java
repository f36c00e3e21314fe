package io.gemba.odoo;

/** The ways to talk to an Odoo with a user's API key. */
public enum Protocol {
    /** {@code /json/2}, from 19 on. */
    JSON_2,
    /** {@code /jsonrpc}, from 16 to 18; later versions have it for a while. */
    JSON_RPC;

    private static final int FIRST_WITH_JSON_2 = 19;
    private static final int OLDEST = 16;

    /**
     * The one to use with a version.
     *
     * @throws OdooFailure if it is too old
     */
    static Protocol of(OdooVersion version) {
        if (version.major() < OLDEST) {
            throw new OdooFailure(
                    OdooFailure.Kind.INVALID,
                    "This is Odoo %s; %d or later is needed.".formatted(version.full(), OLDEST));
        }
        return version.major() >= FIRST_WITH_JSON_2 ? JSON_2 : JSON_RPC;
    }
}
