/** Gemba's own OpenID provider, for running without Odoo and without another one. */
@NamedInterface("issuer")
@NullMarked
package io.gemba.copilot.identity.issuer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
