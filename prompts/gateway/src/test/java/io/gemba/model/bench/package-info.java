/** What the gateway adds to a model's own time, measured against a stub in another process. */
@NullMarked
package io.gemba.model.bench;

import org.jspecify.annotations.NullMarked;
