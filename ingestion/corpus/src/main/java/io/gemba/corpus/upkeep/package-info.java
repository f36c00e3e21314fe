/** What keeps the corpus in step with the folders that it mirrors, and its tables with each other. */
@NullMarked
package io.gemba.corpus.upkeep;

import org.jspecify.annotations.NullMarked;
