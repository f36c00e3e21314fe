/** The one way to the corpus tables: transactions that row-level security can see through. */
@NullMarked
package io.gemba.corpus.database;

import org.jspecify.annotations.NullMarked;
