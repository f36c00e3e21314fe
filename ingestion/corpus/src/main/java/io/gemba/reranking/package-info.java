/** Judges how well a passage answers a question by reading both at once. */
@NullMarked
package io.gemba.reranking;

import org.jspecify.annotations.NullMarked;
