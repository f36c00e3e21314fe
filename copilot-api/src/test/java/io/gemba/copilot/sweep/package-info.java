/**
 * What holds for every skill: nothing is shown to whom Odoo does not show it, and nothing that records say is obeyed.
 */
@NullMarked
package io.gemba.copilot.sweep;

import org.jspecify.annotations.NullMarked;
