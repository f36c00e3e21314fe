/**
 * What an answer may be made of: evidence, its numbering, and the checks that keep statements to it. Pure functions.
 */
@NullMarked
package io.gemba.copilot.grounding;

import org.jspecify.annotations.NullMarked;
