/** The settings of the gateway: which providers there are, what each may see, and how long anything may take. */
@NullMarked
package io.gemba.model.settings;

import org.jspecify.annotations.NullMarked;
