/** Documents over HTTP. */
@NullMarked
package io.gemba.copilot.document.web;

import org.jspecify.annotations.NullMarked;
