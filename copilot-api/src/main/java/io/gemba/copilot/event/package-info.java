/** What other systems tell Gemba, taken only under their signature. */
@ApplicationModule(allowedDependencies = {"identity", "problem"})
@NullMarked
package io.gemba.copilot.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
