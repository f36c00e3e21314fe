/** A real PostgreSQL for tests, wherever one can be had. */
@NullMarked
package io.gemba.corpus.testing;

import org.jspecify.annotations.NullMarked;
