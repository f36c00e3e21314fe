/** The console as people meet it: in a real browser, against the programs as they are shipped. */
@NullMarked
package io.gemba.acceptance.browser;

import org.jspecify.annotations.NullMarked;
