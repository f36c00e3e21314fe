/** Asking over HTTP, as a stream or as a whole, and the threads that come of it. */
@NullMarked
package io.gemba.copilot.conversation.web;

import org.jspecify.annotations.NullMarked;
