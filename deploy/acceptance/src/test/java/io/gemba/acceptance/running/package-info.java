/**
 * Starts the programs as they are shipped, on a data folder and a database of their own, and talks to them over HTTP.
 */
@NullMarked
package io.gemba.acceptance.running;

import org.jspecify.annotations.NullMarked;
