/** Questions about what was changed on records, when and by whom. */
@NullMarked
package io.gemba.copilot.skill.history;

import org.jspecify.annotations.NullMarked;
