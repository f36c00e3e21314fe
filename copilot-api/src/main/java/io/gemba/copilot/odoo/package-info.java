/** Reads Odoo as the person who asks, and as nobody else. */
@ApplicationModule(allowedDependencies = {"identity", "problem"})
@NullMarked
package io.gemba.copilot.odoo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
