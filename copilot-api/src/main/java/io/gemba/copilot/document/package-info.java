/** What people do with documents: hand them in, look at their pages, search them, replay and remove them. */
@ApplicationModule(allowedDependencies = {"odoo", "identity", "grounding", "problem", "retrieval"})
@NullMarked
package io.gemba.copilot.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
