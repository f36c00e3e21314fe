/** Questions of buyers: purchase orders and suppliers. */
@NullMarked
package io.gemba.copilot.skill.buying;

import org.jspecify.annotations.NullMarked;
