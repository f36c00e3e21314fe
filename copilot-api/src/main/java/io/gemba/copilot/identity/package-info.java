/** Who calls, what they may read, and the only place that knows how they signed in. */
@ApplicationModule(allowedDependencies = "problem")
@NullMarked
package io.gemba.copilot.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
