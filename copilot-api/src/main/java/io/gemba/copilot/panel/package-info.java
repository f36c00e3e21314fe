/** What the panel in Odoo needs of the API to reach it from Odoo's own address. */
@ApplicationModule(allowedDependencies = "identity")
@NullMarked
package io.gemba.copilot.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
