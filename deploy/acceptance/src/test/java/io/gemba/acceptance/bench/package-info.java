/** Measures the programs together. */
@NullMarked
package io.gemba.acceptance.bench;

import org.jspecify.annotations.NullMarked;
