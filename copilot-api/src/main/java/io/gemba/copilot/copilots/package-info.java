/** The copilots: which questions over records each of them takes, what it suggests, how it speaks, and who has it. */
@ApplicationModule(allowedDependencies = {"identity", "skill", "problem"})
@NullMarked
package io.gemba.copilot.copilots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
