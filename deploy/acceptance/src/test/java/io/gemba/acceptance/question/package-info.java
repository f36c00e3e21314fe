/** The graded questions about the demo plant, asked over HTTP. */
@NullMarked
package io.gemba.acceptance.question;

import org.jspecify.annotations.NullMarked;
