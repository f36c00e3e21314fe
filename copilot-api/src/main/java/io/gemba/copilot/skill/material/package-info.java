/**
 * Questions of planners and buyers about material: what is short, where else it lies, what it goes into, and its data.
 */
@NullMarked
package io.gemba.copilot.skill.material;

import org.jspecify.annotations.NullMarked;
