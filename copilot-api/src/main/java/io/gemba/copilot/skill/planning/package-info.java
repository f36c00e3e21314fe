/** Questions of planners: orders, their parts and their work, and stock. */
@NullMarked
package io.gemba.copilot.skill.planning;

import org.jspecify.annotations.NullMarked;
