package io.gemba.odoo;

/**
 * What proves to Odoo on whose behalf a call is made. Whatever is secret in it shows in no text that is made of it, and
 * so in no log.
 */
public sealed interface Credentials permits ApiKey, UserToken {}
