/** The API with a database and documents of its own, and what tests say to it over HTTP. */
@NullMarked
package io.gemba.copilot.testing;

import org.jspecify.annotations.NullMarked;
