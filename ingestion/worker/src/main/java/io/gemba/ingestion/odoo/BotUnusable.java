package io.gemba.ingestion.odoo;

/** There is no key to act with as the bot. */
final class BotUnusable extends RuntimeException {
    BotUnusable(String message) {
        super(message);
    }

    BotUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
