/** What an operator runs before the API and beside it: secrets, migrations, tokens. */
@ApplicationModule(allowedDependencies = {"identity", "identity :: issuer"})
@NullMarked
package io.gemba.copilot.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
