/** Nothing is lost when a process or the database goes away. */
@NullMarked
package io.gemba.acceptance.survival;

import org.jspecify.annotations.NullMarked;
