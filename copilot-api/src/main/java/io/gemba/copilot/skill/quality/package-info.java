/** Questions of quality people: where a lot came from and went to, and what went wrong with a product or supplier. */
@NullMarked
package io.gemba.copilot.skill.quality;

import org.jspecify.annotations.NullMarked;
