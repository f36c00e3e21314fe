/** Which embedding model the corpus is filled with, which one is about to take its place, and those that are known. */
@NullMarked
package io.gemba.corpus.embedding;

import org.jspecify.annotations.NullMarked;
