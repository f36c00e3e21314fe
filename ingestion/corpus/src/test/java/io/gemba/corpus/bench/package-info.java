/** Programs that measure searching and loading. */
@NullMarked
package io.gemba.corpus.bench;

import org.jspecify.annotations.NullMarked;
