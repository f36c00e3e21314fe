/** Reads what passages state in figures, and tells when two of them cannot both hold. Pure functions. */
@NullMarked
package io.gemba.copilot.conflict;

import org.jspecify.annotations.NullMarked;
