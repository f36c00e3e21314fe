/** Questions of the shop floor: shifts, downtime, scrap, machines and how they are maintained. */
@NullMarked
package io.gemba.copilot.skill.floor;

import org.jspecify.annotations.NullMarked;
