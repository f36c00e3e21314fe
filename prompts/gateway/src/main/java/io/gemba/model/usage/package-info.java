/** The ledger of model calls: who used which model for what, how much, and how it ended; never what was said. */
@NullMarked
package io.gemba.model.usage;

import org.jspecify.annotations.NullMarked;
