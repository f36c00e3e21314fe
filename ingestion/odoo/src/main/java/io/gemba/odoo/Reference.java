package io.gemba.odoo;

/**
 * A record that another one points at.
 *
 * @param label its name as the user sees it, in the language of the session
 */
public record Reference(long id, String label) {}
