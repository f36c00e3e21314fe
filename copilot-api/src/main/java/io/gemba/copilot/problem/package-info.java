/** What can go wrong for a caller, under stable codes, and how it is said. */
@NullMarked
package io.gemba.copilot.problem;

import org.jspecify.annotations.NullMarked;
