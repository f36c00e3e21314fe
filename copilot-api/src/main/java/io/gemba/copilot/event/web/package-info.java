/** Where other systems deliver their events. */
@NullMarked
package io.gemba.copilot.event.web;

import org.jspecify.annotations.NullMarked;
