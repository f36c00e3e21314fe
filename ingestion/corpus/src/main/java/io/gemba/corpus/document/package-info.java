/** Documents: what they are, what became of them, and who may read them. */
@NullMarked
package io.gemba.corpus.document;

import org.jspecify.annotations.NullMarked;
