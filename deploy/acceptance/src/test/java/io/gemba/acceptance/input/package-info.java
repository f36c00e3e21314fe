/** Input that is wrong, by accident or on purpose, gets a clear reason and stops nothing else. */
@NullMarked
package io.gemba.acceptance.input;

import org.jspecify.annotations.NullMarked;
