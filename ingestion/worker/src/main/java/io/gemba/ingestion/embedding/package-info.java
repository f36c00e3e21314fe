/** Shows what the corpus holds to another embedding model, and lets it take the place of the live one. */
@NullMarked
package io.gemba.ingestion.embedding;

import org.jspecify.annotations.NullMarked;
