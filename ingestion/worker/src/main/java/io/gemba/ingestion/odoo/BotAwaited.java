package io.gemba.ingestion.odoo;

/** The bot has no key yet: Odoo may give it out long after this process has started. */
final class BotAwaited extends RuntimeException {
    BotAwaited(String message) {
        super(message);
    }
}
