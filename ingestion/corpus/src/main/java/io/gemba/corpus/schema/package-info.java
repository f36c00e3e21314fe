/** Brings the database to the shape that the code expects, and waits for it. */
@NullMarked
package io.gemba.corpus.schema;

import org.jspecify.annotations.NullMarked;
