/** Finds the chunks that a question is about, among those that the asker may read. */
@NullMarked
package io.gemba.corpus.search;

import org.jspecify.annotations.NullMarked;
