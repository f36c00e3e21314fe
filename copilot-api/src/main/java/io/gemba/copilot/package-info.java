/** The copilot API: answers over HTTP, and the pages to ask on. */
@NullMarked
package io.gemba.copilot;

import org.jspecify.annotations.NullMarked;
