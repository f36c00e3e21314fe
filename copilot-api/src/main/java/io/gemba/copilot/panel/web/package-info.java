/** Says to whoever looks from outside which Gemba they have reached. */
@NullMarked
package io.gemba.copilot.panel.web;

import org.jspecify.annotations.NullMarked;
