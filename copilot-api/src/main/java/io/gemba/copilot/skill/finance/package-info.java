/** Questions of finance and accounts payable: what was planned and what it cost, bills, and the value of stock. */
@NullMarked
package io.gemba.copilot.skill.finance;

import org.jspecify.annotations.NullMarked;
