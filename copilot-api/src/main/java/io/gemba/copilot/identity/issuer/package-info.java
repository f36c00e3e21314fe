/** Gemba's own OpenID provider, for running without Odoo and without another one. */
@NullMarked
package io.gemba.copilot.identity.issuer;

import org.jspecify.annotations.NullMarked;
