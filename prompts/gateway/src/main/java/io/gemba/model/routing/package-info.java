/** Which provider answers a call: order, data classes, places, health, and the one loop that retries and fails over. */
@NullMarked
package io.gemba.model.routing;

import org.jspecify.annotations.NullMarked;
