/** Nobody gets at what they may not read, on any way; and everybody at what they may. */
@NullMarked
package io.gemba.acceptance.access;

import org.jspecify.annotations.NullMarked;
