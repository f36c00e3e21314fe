/** What only the programs together can show. */
@NullMarked
package io.gemba.acceptance;

import org.jspecify.annotations.NullMarked;
