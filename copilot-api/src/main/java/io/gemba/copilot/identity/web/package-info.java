/** Tells callers who they are taken to be. */
@NullMarked
package io.gemba.copilot.identity.web;

import org.jspecify.annotations.NullMarked;
