/** Questions about what an order does to others: to customers, to work centres, and whether it can begin. */
@NullMarked
package io.gemba.copilot.skill.planning.order;

import org.jspecify.annotations.NullMarked;
