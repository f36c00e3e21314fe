/** The stretches of documents that are found and the pieces that are quoted, and how they come into the tables. */
@NullMarked
package io.gemba.corpus.chunk;

import org.jspecify.annotations.NullMarked;
